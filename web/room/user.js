// What the user does in the room: these messages go to the engine under names that the page cannot use.

function hearUser() {
  revealSecrets();
  hearPlace();
  submitByEnter(part("passphrase"), part("save-key"));
  submitByEnter(part("bundle-passphrase"), part("save-bundle"));
  part("save-open").addEventListener("change", chooseLock);
  part("save-key").addEventListener("click", saveKey);
  part("formats").addEventListener("change", chooseFormat);
  part("save-bundle").addEventListener("click", saveBundle);
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

function wait(button, place, name) {
  button.disabled = true;
  say(place, name);
}

/** The engine answered: buttons work again, and nothing is waited for. */
function settle() {
  handing = false;
  for (const name of ["save-key", "save-bundle", "open"]) {
    part(name).disabled = false;
    hush(part(`${name}-done`));
  }
}
