// Draws boxes on the picture of a page with the mouse or a pen. Without this file words are ticked and numbers entered.
const sheet = document.querySelector("[data-redact-page]");
const form = document.querySelector("[data-redact-form]");
if (sheet && form) start(sheet, form, sheet.querySelector("svg"));

function start(sheet, form, svg) {
  const WHOLE = 100000;
  const SMALLEST = 200; // a click is no box
  const drawn = [];
  const words = form.querySelector("[data-redact-drawn]");
  const undo = document.createElement("button");
  let from = null;
  let rect = null;

  form.querySelector("[data-redact-hint]").hidden = false;
  undo.type = "button";
  undo.className = "govuk-button govuk-button--secondary";
  undo.textContent = "Undo the last box";
  undo.hidden = true;
  words.after(undo);
  svg.classList.add("tracker-redact__draw");

  // Where the mouse is, in hundred-thousandths of the page.
  function point(event) {
    const box = svg.getBoundingClientRect();
    const part = (value, start, size) => Math.round(Math.min(1, Math.max(0, (value - start) / size)) * WHOLE);
    return { x: part(event.clientX, box.left, box.width), y: part(event.clientY, box.top, box.height) };
  }

  function place(to) {
    const left = Math.min(from.x, to.x);
    const top = Math.min(from.y, to.y);
    return { left, top, right: Math.max(from.x, to.x), bottom: Math.max(from.y, to.y) };
  }

  function show({ left, top, right, bottom }) {
    const sides = { x: left, y: top, width: right - left, height: bottom - top };
    for (const [name, side] of Object.entries(sides)) rect.setAttribute(name, side / 100);
  }

  function tell() {
    undo.hidden = !drawn.length;
    const count = drawn.length === 1 ? "1 box is drawn" : `${drawn.length} boxes are drawn`;
    words.textContent = drawn.length ? `${count}. Choose why, then press “Hide this place”.` : "";
  }

  function drop(mark) {
    mark.rect.remove();
    mark.input?.remove();
  }

  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    event.preventDefault();
    svg.setPointerCapture(event.pointerId);
    from = point(event);
    rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    rect.classList.add("tracker-redact__new");
    svg.append(rect);
  });

  svg.addEventListener("pointermove", (event) => {
    if (from) show(place(point(event)));
  });

  svg.addEventListener("pointerup", (event) => {
    if (!from) return;
    const { left, top, right, bottom } = place(point(event));
    from = null;
    if (right - left < SMALLEST || bottom - top < SMALLEST) return rect.remove();
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = "places";
    input.value = [sheet.dataset.redactPage, left, top, right, bottom].join("-");
    form.append(input);
    drawn.push({ rect, input });
    tell();
  });

  svg.addEventListener("pointercancel", () => {
    if (from) rect.remove();
    from = null;
  });

  undo.addEventListener("click", () => {
    drop(drawn.pop());
    tell();
  });
}
