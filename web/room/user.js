// What the user does in the room: these messages go to the engine under names that the page cannot use.

function hearUser() {
  revealSecrets();
  hearPlace();
  hearKeeping();
  hearProof();
  hearTrial();
  submitByEnter(part("bundle-passphrase"), part("save-bundle"));
  part("formats").addEventListener("change", chooseFormat);
  part("save-bundle").addEventListener("click", saveBundle);
  part("wipe").addEventListener("click", () => askToWipe(true));
  part("wipe-no").addEventListener("click", () => askToWipe(false));
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
  if (file.what === "bundle") bundleSaved(file.name);
  else keySaved(file.name);
}

/** The room has done its work: the key may go. */
function bundleSaved(name) {
  emptySecret(part("bundle-passphrase"));
  say(part("save-bundle-done"), "saveDone", { file: name });
  part("wiping").hidden = part("fits").dataset.wipeable === undefined;
}

function askToWipe(asked) {
  part("wipe").hidden = asked;
  part("wipe-asked").hidden = !asked;
  part(asked ? "wipe-question" : "wipe").focus();
}

/** Nothing stays of what was typed to lock a bundle that is no longer on offer. */
function emptyPacking() {
  emptySecret(part("bundle-passphrase"));
  hush(part("bundle-problem"));
  part("wiping").hidden = true;
  part("wipe").hidden = false;
  part("wipe-asked").hidden = true;
}

function wait(button, place, name) {
  button.disabled = true;
  say(place, name);
}

/** The engine answered: buttons work again, and nothing is waited for. */
function settle() {
  handing = false;
  for (const name of ["save-key", "save-bundle", "open", "proof-open"]) {
    part(name).disabled = false;
    hush(part(`${name}-done`));
  }
}
