// Files: how one is handed to the user, and how the user hands one over.

/** Saves what is at the address by the browser's own download. */
function saveFile({ name, url }) {
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
}

/**
 * Calls `onFile` with each file that is chosen with the button, and `onFile` or `onText` with what is
 * dropped on the area or pasted into the field, if there is one. What is pasted never gets into the field;
 * what is typed there leaves it with a press of the other button.
 */
function takeFiles({ area, choose, input, field, use, onFile, onText }) {
  const take = ({ files: [file], text }) => {
    if (file) onFile(file);
    else if (text.trim()) onText(text);
  };
  const transferred = (transfer) => take({ files: transfer.files, text: transfer.getData("text/plain") });

  choose.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const [file] = input.files;
    input.value = "";
    if (file) onFile(file);
  });

  for (const type of ["dragover", "drop"]) {
    // Anywhere else the browser would show the file in place of the room.
    window.addEventListener(type, (event) => event.preventDefault());
  }
  area.addEventListener("dragover", () => area.toggleAttribute("data-over", true));
  area.addEventListener("dragleave", ({ relatedTarget }) => {
    area.toggleAttribute("data-over", area.contains(relatedTarget));
  });
  area.addEventListener("drop", ({ dataTransfer }) => {
    area.toggleAttribute("data-over", false);
    transferred(dataTransfer);
  });

  if (!field) return;
  field.addEventListener("paste", (event) => {
    event.preventDefault();
    transferred(event.clipboardData);
  });
  field.addEventListener("input", () => { use.hidden = field.value === ""; });
  use.addEventListener("click", () => {
    const text = field.value;
    emptyText(field, use);
    take({ files: [], text });
  });
}

/** Empties the field. */
function emptyText(field, use) {
  field.value = "";
  use.hidden = true;
}
