// Starts the vendored components. Every page works without this file.
import { createAll, initAll } from "../vendor/govuk-frontend/govuk-frontend.min.js";
import { Alert, DatePicker } from "../vendor/moj-frontend/moj-frontend.min.js";
import { enhanceComboboxes } from "./combobox.js";
import { takeDroppedFiles } from "./drop.js";
import { enableCopying } from "./copy.js";
import { guardLongText } from "./guard.js";

// Our own messages say what to enter; the browser's bubbles would come before them, and on a list that
// became a combobox they would point at a control nobody can see.
for (const form of document.querySelectorAll("form")) form.noValidate = true;

// The address of a list is kept, sent and cited: it names what was chosen, and nothing that was left open.
for (const form of document.querySelectorAll(".tracker-public form[method=get]")) form.addEventListener("formdata", leaveOutEmpty);

enhanceComboboxes();
initAll();
createAll(Alert);
createAll(DatePicker).forEach(openOnTrackersDay);
document.querySelectorAll(".moj-datepicker").forEach(nameDateButton);
guardLongText();
takeDroppedFiles();
enableCopying();

function leaveOutEmpty({ formData }) {
  for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
}

// In a demonstration the calendar of an empty box opens on the demonstration's day, not on the real one.
function openOnTrackersDay(picker) {
  const today = document.documentElement.dataset.today;
  if (!today) return;
  const read = picker.formattedDateFromString.bind(picker);
  picker.formattedDateFromString = (text, otherwise = new Date(`${today}T00:00`)) => read(text, otherwise);
}

// Two date pickers on one page would both be called "Choose date".
function nameDateButton(picker) {
  const input = picker.querySelector("input");
  const words = picker.querySelector(".moj-js-datepicker-toggle .govuk-visually-hidden");
  const label = input && document.querySelector(`label[for="${CSS.escape(input.id)}"]`);
  if (words && label) words.textContent = `Choose date: ${label.textContent.trim()}`;
}
