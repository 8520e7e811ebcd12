// Starts the vendored components. Every page works without this file.
import { initAll as initGovuk } from "../vendor/govuk-frontend/govuk-frontend.min.js";
import { initAll as initMoj } from "../vendor/moj-frontend/moj-frontend.min.js";
import { enhanceComboboxes } from "./combobox.js";
import { guardLongText } from "./guard.js";

// Our own messages say what to enter; the browser's bubbles would come before them, and on a list that
// became a combobox they would point at a control nobody can see.
for (const form of document.querySelectorAll("form")) form.noValidate = true;

enhanceComboboxes();
initGovuk();
initMoj();
nameDateButtons();
guardLongText();

// Two date pickers on one page would both be called "Choose date".
function nameDateButtons() {
  for (const picker of document.querySelectorAll(".moj-datepicker")) {
    const input = picker.querySelector("input");
    const words = picker.querySelector(".moj-js-datepicker-toggle .govuk-visually-hidden");
    const label = input && document.querySelector(`label[for="${CSS.escape(input.id)}"]`);
    if (words && label) words.textContent = `Choose date: ${label.textContent.trim()}`;
  }
}
