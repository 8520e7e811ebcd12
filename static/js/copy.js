// Buttons that copy a text box. Without this file the text can be marked and copied by hand.
export function enableCopying() {
  for (const button of document.querySelectorAll("[data-copies]")) {
    const box = document.getElementById(button.dataset.copies);
    const status = button.parentElement.querySelector("[role=status]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      box.select();
      try {
        await navigator.clipboard.writeText(box.value);
        status.textContent = "Copied.";
      } catch {
        // No permission, or no secure connection: it is marked, so one key copies it.
        status.textContent = "The message is marked: press Ctrl and C to copy it.";
      }
    });
  }
}
