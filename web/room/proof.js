// The file that the user saved, shown again: the room sees whether it holds the key.

function hearProof() {
  submitByEnter(part("proof-passphrase"), part("proof-open"));
  takeFiles({
    area: part("proof"), choose: part("proof-choose"), input: part("proof-file"), onFile: proveFile, onText: proveText,
  });
  part("proof-open").addEventListener("click", unlockProof);
}

function askForProof() {
  part("proof").hidden = false;
  part("proof-choose").focus();
}

function proveFile(file) {
  forgetProof();
  hush(part("proof-name"));
  part("proof-name").textContent = file.name;
  askAboutProof({ kind: "prove", file });
}

function proveText(text) {
  forgetProof();
  say(part("proof-name"), "pasted");
  const bytes = new TextEncoder().encode(text);
  askAboutProof({ kind: "prove", bytes }, [bytes.buffer]);
}

function unlockProof() {
  hush(part("proof-problem"));
  askAboutProof({ kind: "unlockProof", passphrase: part("proof-passphrase").value });
}

function askAboutProof(message, buffers) {
  wait(part("proof-open"), part("proof-open-done"), "opening");
  askEngine(message, buffers);
}

/** Tells why the file shows nothing, or asks for its passphrase. */
function showRefusedProof({ kind, ...values }) {
  part("proof-open").disabled = false;
  hush(part("proof-open-done"));
  const locked = kind === "fileLocked" || WORTH_ANOTHER_TRY.has(kind);
  const focused = part("proof-locked").contains(document.activeElement);
  part("proof-locked").hidden = !locked;
  if (kind !== "fileLocked") say(part("proof-problem"), kind, told(values));
  if (locked) part("proof-passphrase").focus();
  else if (focused) part("proof-choose").focus();
}

function endProof() {
  part("proof").hidden = true;
  forgetProof();
}

/** Nothing stays of what was typed for another file. */
function forgetProof() {
  part("proof-locked").hidden = true;
  part("proof-open").disabled = false;
  emptySecret(part("proof-passphrase"));
  hush(part("proof-open-done"));
  hush(part("proof-problem"));
}
