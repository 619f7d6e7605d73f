// Where the key is besides this room: a copy that the browser keeps, or a file.

/** Why the browser keeps no copy. */
const NOT_KEPT = { full: "notKeptFull", unavailable: "notKeptUnavailable", failed: "notKeptFailed" };
/** What is said while a copy is on its way. */
const ON_ITS_WAY = { locking: "locking", keeping: "keeping" };

function hearKeeping() {
  onEnter(part("keep-passphrase"), repeatOrKeep);
  submitByEnter(part("keep-repeat"), part("keep"));
  submitByEnter(part("passphrase"), part("save-key"));
  part("ways").addEventListener("change", chooseWay);
  part("keep").addEventListener("click", keep);
  part("which-file").addEventListener("change", chooseFile);
  part("save-open").addEventListener("change", chooseLock);
  part("save-key").addEventListener("click", saveKey);
  part("save-again").addEventListener("click", saveAgain);
}

/** What can be done for the key: unfolded until it is safe, folded from then on. */
function showKeeping({ safety, copy, brought, resumable, passphraseMinimum: minimum }, certificate, another) {
  if (another) emptySaving();
  const safe = safety === "proven";
  const fits = certificate?.state === "fits";
  const heading = fits && !resumable ? "saveAlone" : brought ? "saveCopy" : fits || safe ? "saveMore" : "save";
  if (another || part("save-heading").dataset.text !== heading) unfoldKeeping(heading === "save");
  say(part("save-heading"), heading);
  if (brought) say(part("save-why"), "saveCopyWhy");
  else if (heading === "save") say(part("save-why"), "saveWhy");
  else hush(part("save-why"));
  if (!safe) hush(part("safe"));

  say(part("keep-hint"), "keepHint", { minimum });
  say(part("passphrase-hint"), "passphraseHint", { minimum });
  part("which-file").hidden = !resumable;
  showCopy(copy);
  chooseWay();
  chooseFile();
}

function showCopy({ state, reason }) {
  const way = document.querySelector("[name=way][value=browser]");
  const problem = NOT_KEPT[reason];
  way.disabled = reason === "unavailable";
  if (!problem) hush(part("not-kept"));
  else if (part("not-kept").dataset.text !== problem) turnToFile(problem);

  part("keep").disabled = state in ON_ITS_WAY;
  if (state in ON_ITS_WAY) say(part("keep-done"), ON_ITS_WAY[state]);
  else hush(part("keep-done"));
  if (state === "keeping") emptyKeeping();
}

/** The browser does not keep the copy. */
function turnToFile(problem) {
  const inside = document.hasFocus() && part("keeping").contains(document.activeElement);
  say(part("not-kept"), problem);
  document.querySelector("[name=way][value=file]").checked = true;
  chooseWay();
  if (inside) part("passphrase").focus();
}

/** One way at a time, and none to choose while a file is to be shown. */
function chooseWay() {
  part("ways").hidden = part("which-file").hidden || !part("proof").hidden;
  const browser = !part("ways").hidden && chosen("way") === "browser";
  part("keeping").hidden = !browser;
  part("filing").hidden = browser;
  if (!browser) emptyKeeping();
}

function repeatOrKeep() {
  if (part("keep-repeat").value === "") part("keep-repeat").focus();
  else part("keep").click();
}

function keep() {
  hush(part("keep-problem"));
  askEngine({ kind: "keep", passphrase: part("keep-passphrase").value, repeated: part("keep-repeat").value });
}

/** A capsule is always locked. */
function chooseFile() {
  const capsule = savesCapsule();
  say(part("save-key"), capsule ? "saveCapsule" : "saveKey");
  part("save-open-choice").hidden = capsule;
  if (capsule) part("save-open").checked = false;
  chooseLock();
}

function savesCapsule() {
  return !part("which-file").hidden && chosen("file-kind") === "capsule";
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
  askEngine({ kind: savesCapsule() ? "saveCapsule" : "saveKey", passphrase });
}

/** A file with the key was handed out: now it is to be shown. */
function keySaved(name) {
  emptySecret(part("passphrase"));
  say(part("save-key-done"), "saveDone", { file: name });
  part("saving").hidden = true;
  askForProof();
  chooseWay();
}

function saveAgain() {
  endProof();
  part("saving").hidden = false;
  hush(part("save-key-done"));
  chooseWay();
  part("passphrase").focus();
}

/** The key was read back from where it is. */
function proven(place) {
  emptySaving();
  say(part("safe"), place === "file" ? "proven" : "kept");
  unfoldKeeping(false);
}

/** The focus is not folded away. */
function unfoldKeeping(open) {
  const inside = document.hasFocus() && part("save").contains(document.activeElement);
  part("save").open = open;
  if (inside && !open) part("held-heading").focus();
}

/** Nothing stays of what was typed to keep or save a key. */
function emptySaving() {
  settle();
  emptyKeeping();
  emptySecret(part("passphrase"));
  part("save-open").checked = false;
  part("saving").hidden = false;
  chooseLock();
  endProof();
  chooseWay();
  hush(part("safe"));
}

function emptyKeeping() {
  emptySecret(part("keep-passphrase"));
  emptySecret(part("keep-repeat"));
  hush(part("keep-problem"));
}

function chosen(name) {
  return document.querySelector(`[name=${name}]:checked`).value;
}
