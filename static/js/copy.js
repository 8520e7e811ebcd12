// Buttons that copy a text box or other words. Without this file they can be marked and copied by hand.
export function enableCopying() {
  for (const button of document.querySelectorAll("[data-copies]")) {
    const box = document.getElementById(button.dataset.copies);
    const status = button.parentElement.querySelector("[role=status]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      mark(box);
      try {
        await navigator.clipboard.writeText(box.value ?? box.textContent);
        status.textContent = "Copied.";
      } catch {
        // No permission, or no secure connection: it is marked, so one key copies it.
        status.textContent = "It is marked: press Ctrl and C to copy it.";
      }
    });
  }
}

function mark(box) {
  if (box.select) box.select();
  else getSelection().selectAllChildren(box);
}
