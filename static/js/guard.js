// Asks before leaving a page whose long text was changed and not saved.
export function guardLongText() {
  let unsaved = false;
  for (const area of document.querySelectorAll("form[method=post] textarea")) {
    area.addEventListener("input", () => (unsaved = true));
    area.form.addEventListener("submit", () => (unsaved = false));
  }
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
}
