// Files dropped anywhere on a page that has form[data-drop] go into that form, and it is sent. What is dropped on the
// form's own field only goes into the field. The words of data-drop are shown, and spoken, while files are dragged.
export function takeDroppedFiles() {
  const form = document.querySelector("form[data-drop]");
  const input = form?.querySelector("input[type=file]");
  if (!input) return;
  const sign = addSign(form.dataset.drop);
  let within = 0; // entering a child comes before leaving its parent

  listen("dragenter", () => {
    within += 1;
    sign.show();
  });
  listen("dragleave", () => {
    within = Math.max(0, within - 1);
    if (!within) sign.hide();
  });
  listen("dragover", (event) => event.preventDefault());
  listen("drop", (event) => {
    within = 0;
    sign.hide();
    if (event.defaultPrevented || event.target.matches?.("input[type=file]")) return;
    event.preventDefault();
    send(event.dataTransfer);
  });

  function send(dropped) {
    const files = filesIn(dropped);
    if (!files.length) {
      sign.say(form.dataset.dropFolder);
      return;
    }
    const all = new DataTransfer();
    for (const file of [...input.files, ...files]) all.items.add(file);
    input.files = all.files;
    form.requestSubmit(form.querySelector("[data-drop-button]"));
  }
}

function listen(name, act) {
  document.addEventListener(name, (event) => {
    if (event.dataTransfer?.types.includes("Files")) act(event);
  });
}

// A folder arrives among the files as something that cannot be read.
function filesIn(dropped) {
  const isFolder = (item) => item.webkitGetAsEntry?.()?.isDirectory;
  const items = [...dropped.items].filter((item) => item.kind === "file" && !isFolder(item));
  return items.map((item) => item.getAsFile()).filter(Boolean);
}

function addSign(words) {
  const sign = document.createElement("div");
  sign.className = "tracker-drop";
  sign.hidden = true;
  const line = document.createElement("p");
  line.className = "govuk-body-l";
  line.setAttribute("role", "status");
  sign.append(line);
  document.body.append(sign);
  const show = (text) => {
    sign.hidden = false;
    line.textContent = text;
  };
  const hide = () => (sign.hidden = true);
  return {
    show: () => show(words),
    hide,
    say(text) {
      show(text);
      setTimeout(hide, 6000);
    },
  };
}
