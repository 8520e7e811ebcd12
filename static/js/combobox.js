// Turns select[data-combobox] into a box to type in. The real list stays and is what the form sends.

function describe(select) {
  const ids = (select.getAttribute("aria-describedby") || "").split(" ").filter(Boolean);
  return ids.map((id) => document.getElementById(id)?.textContent.trim().replace(/\s+/g, " ")).filter(Boolean);
}

function choose(select, words) {
  const match = [...select.options].find((option) => option.value && option.text.trim() === words.trim());
  const value = match ? match.value : "";
  if (select.value === value) return;
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

function enhance(select) {
  const id = select.id;
  const hints = describe(select);
  const invalid = select.getAttribute("aria-invalid");
  const chosen = select.value ? select.selectedOptions[0].text.trim() : "";
  // A list without an empty entry cannot be left blank, so one is added for "nothing typed yet".
  if (![...select.options].some((option) => !option.value)) select.add(new Option("", ""), 0);
  if (!chosen) select.value = "";
  select.required = false;
  window.accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    source: sourceOf(select),
    defaultValue: chosen,
    autoselect: true,
    confirmOnBlur: false,
    showAllValues: true,
    displayMenu: "overlay",
    inputClasses: invalid ? "govuk-input--error" : null,
    tNoResults: () => "Nothing matches. Try a shorter word.",
    tAssistiveHint: () => [...hints, "Use the up and down arrows to look, and Enter to choose."].join(" "),
    onConfirm: (words) => words && choose(select, words),
  });
  const input = document.getElementById(id);
  if (invalid) input.setAttribute("aria-invalid", invalid);
  // What is typed decides: clearing the box, or words that match nothing, leaves nothing chosen.
  input.addEventListener("blur", () => choose(select, input.value));
  select.form?.addEventListener("submit", () => choose(select, input.value));
}

function sourceOf(select) {
  const names = [...select.options].filter((option) => option.value).map((option) => option.text.trim());
  return (query, answer) => {
    const words = query.toLowerCase().split(/\s+/);
    answer(names.filter((name) => words.every((word) => name.toLowerCase().includes(word))));
  };
}

export function enhanceComboboxes() {
  if (!window.accessibleAutocomplete) return;
  for (const select of document.querySelectorAll("select[data-combobox]")) enhance(select);
}
