// What the user does in the room: these messages go to the engine under names that the page cannot use.

const chosen = { file: null };

function hearUser() {
  revealSecrets();
  submitByEnter(part("passphrase"), part("save-key"));
  submitByEnter(part("bundle-passphrase"), part("save-bundle"));
  submitByEnter(part("open-passphrase"), part("open"));
  takeFiles({ area: part("drop"), button: part("choose"), input: part("file"), onFile: chooseFile });
  part("save-open").addEventListener("change", chooseLock);
  part("save-key").addEventListener("click", saveKey);
  part("formats").addEventListener("change", chooseFormat);
  part("save-bundle").addEventListener("click", saveBundle);
  part("open").addEventListener("click", openKey);
}

function chooseLock() {
  const open = part("save-open").checked;
  part("passphrase").disabled = open;
  part("save-open-warning").hidden = !open;
  hush(part("save-problem"));
}

function saveKey() {
  const passphrase = part("save-open").checked ? undefined : part("passphrase").value;
  hush(part("save-problem"));
  wait(part("save-key"), part("save-key-done"), "saving");
  askEngine({ kind: "saveKey", passphrase });
}

function chosenFormat() {
  const { value, dataset } = document.querySelector("[name=format]:checked");
  return { format: value, locked: "locked" in dataset };
}

function chooseFormat() {
  const { locked } = chosenFormat();
  part("bundle-lock").hidden = !locked;
  part("bundle-open").hidden = locked;
  if (!locked) emptySecret(part("bundle-passphrase"));
  hush(part("bundle-problem"));
}

function saveBundle() {
  const { format, locked } = chosenFormat();
  const passphrase = locked ? part("bundle-passphrase").value : undefined;
  hush(part("bundle-problem"));
  wait(part("save-bundle"), part("save-bundle-done"), "saving");
  askEngine({ kind: "saveBundle", format, passphrase });
}

function chooseFile(file) {
  chosen.file = file;
  part("file-name").textContent = file.name;
  part("locked").hidden = true;
  openKey();
}

function openKey() {
  const passphrase = part("locked").hidden ? undefined : part("open-passphrase").value;
  hush(part("open-problem"));
  wait(part("open"), part("open-done"), "opening");
  askEngine({ kind: "openKey", file: chosen.file, passphrase });
}

/** The chosen file is locked. */
function askPassphrase() {
  part("locked").hidden = false;
  part("open-passphrase").focus();
}

/** The engine's file goes to the user. */
function fileSaved(file) {
  saveFile(file);
  settle();
  emptySecret(part(file.what === "key" ? "passphrase" : "bundle-passphrase"));
  say(part(file.what === "key" ? "save-key-done" : "save-bundle-done"), "saveDone", { file: file.name });
}

/** Nothing stays of what was typed to save a key that is gone. */
function emptySaving() {
  settle();
  emptySecret(part("passphrase"));
  part("save-open").checked = false;
  chooseLock();
}

/** Nothing stays of what was typed to lock a bundle that is no longer on offer. */
function emptyPacking() {
  emptySecret(part("bundle-passphrase"));
  hush(part("bundle-problem"));
}

/** Nothing stays of what was typed and chosen to open a file that is no longer wanted. */
function emptyOpening() {
  chosen.file = null;
  emptySecret(part("open-passphrase"));
  part("locked").hidden = true;
  part("open").disabled = false;
  hush(part("open-done"));
  hush(part("open-problem"));
}

function wait(button, place, name) {
  button.disabled = true;
  say(place, name);
}

/** The engine answered: buttons work again, and nothing is waited for. */
function settle() {
  for (const name of ["save-key", "save-bundle", "open"]) {
    part(name).disabled = false;
    hush(part(`${name}-done`));
  }
}
