// Asks before leaving a page whose long text was changed and not saved; saving one form says nothing of another.
export function guardLongText() {
  const unsaved = new Set();
  for (const area of document.querySelectorAll("form[method=post] textarea")) {
    area.addEventListener("input", () => unsaved.add(area.form));
    area.form.addEventListener("submit", () => unsaved.delete(area.form));
  }
  window.addEventListener("beforeunload", (event) => {
    if (unsaved.size) event.preventDefault();
  });
}
