// Files: how one is handed to the user, and how the user hands one over.

/** Saves the bytes by the browser's own download, then wipes them here. */
function saveFile({ name, mediaType, bytes }) {
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  bytes.fill(0);

  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download reads the blob after this task.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Calls `onFile` with each file that is chosen with the button or dropped on the area. */
function takeFiles({ area, button, input, onFile }) {
  button.addEventListener("click", () => input.click());
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
  area.addEventListener("dragleave", () => area.toggleAttribute("data-over", false));
  area.addEventListener("drop", ({ dataTransfer }) => {
    area.toggleAttribute("data-over", false);
    const [file] = dataTransfer.files;
    if (file) onFile(file);
  });
}
