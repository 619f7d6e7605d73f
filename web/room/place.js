// The place where the user hands files over: keys and requests.

/** Its heading and hint. */
const OWN = {
  key: ["ownKey", "ownKeyHint"],
  request: ["ownRequest", "ownRequestHint"],
  capsule: ["ownCapsule", "ownCapsuleHint"],
};
/** What converts a key that cannot be read as it is. */
const COMMANDS = {
  opensshKey: "ssh-keygen -p -m PKCS8 -f COPY",
  legacyEncryption: "openssl pkey -in OLD -aes256 -out NEW",
  unsupportedEncryption: "openssl pkey -in OLD -aes256 -out NEW",
  unsupportedContainer: "openssl pkcs12 -legacy -in OLD -nocerts -out NEW",
};
/** What can be done with a file that holds something else. */
const USES = { keyInstead: "useAsKey", requestInstead: "useAsRequest", capsuleInstead: "useAsCapsule" };

/** After which a passphrase is asked for again. */
const WORTH_ANOTHER_TRY = new Set(["wrongPassphrase", "noMemory"]);

/** Whether the engine has a file of the user's to read. */
let handing = false;

function hearPlace() {
  submitByEnter(part("open-passphrase"), part("open"));
  takeFiles({
    area: part("place"), choose: part("choose"), input: part("file"), field: part("paste"), use: part("use-text"),
    onFile: handOverFile, onText: handOverText,
  });
  part("open").addEventListener("click", unlock);
  part("use-instead").addEventListener("click", useInstead);
}

function handOverFile(file) {
  emptyPlace();
  hush(part("file-name"));
  part("file-name").textContent = file.name;
  askAboutFile({ kind: "handOver", file });
}

function handOverText(text) {
  emptyPlace();
  say(part("file-name"), "pasted");
  const bytes = new TextEncoder().encode(text);
  askAboutFile({ kind: "handOver", bytes }, [bytes.buffer]);
}

function unlock() {
  hush(part("open-problem"));
  askAboutFile({ kind: "unlock", passphrase: part("open-passphrase").value });
}

function useInstead() {
  emptyPlace();
  askAboutFile({ kind: "useInstead" });
}

function askAboutFile(message, buffers) {
  handing = true;
  wait(part("open"), part("open-done"), "opening");
  askEngine(message, buffers);
}

/** The file is locked. */
function askPassphrase() {
  part("locked").hidden = false;
  part("open-passphrase").focus();
}

/** Nothing stays of what was typed, and told of a file, where files are handed over. */
function emptyPlace() {
  emptyText(part("paste"), part("use-text"));
  emptySecret(part("open-passphrase"));
  for (const name of ["locked", "command", "use-instead"]) part(name).hidden = true;
  part("open").disabled = false;
  hush(part("open-done"));
  hush(part("open-problem"));
}

/** Tells what is wrong with a file of the user's, and what can be done. */
function showRefusedFile(kind, values) {
  const focused = part("locked").contains(document.activeElement);
  part("locked").hidden = !WORTH_ANOTHER_TRY.has(kind);
  if (focused && part("locked").hidden) part("choose").focus();
  part("open-problem").className = kind in USES ? "warning" : "problem";
  say(part("open-problem"), kind, values);
  part("command").hidden = !(kind in COMMANDS);
  part("command").textContent = COMMANDS[kind] ?? "";
  part("use-instead").hidden = !(kind in USES);
  if (kind in USES) say(part("use-instead"), USES[kind]);
}

/** A certificate came, and its key is not here. */
function showWanted({ domain, fingerprint }) {
  titlePlace("keyWanted", "keyWantedHint", { domain });
  part("wanted").hidden = false;
  part("wanted-fingerprint").textContent = beginning(fingerprint);
}

/** A key that was brought is shown where every key is: its place below has no title then. */
function showOwn({ state, what, keyPassedOver = false }) {
  if (state === "awaited") titlePlace(...OWN[what]);
  if (state === "copyLocked") titlePlace("copyLocked");
  if (state === "requestBrought") titlePlace("requestBrought", "requestBroughtHint");
  if (state === "keyBrought") untitlePlace();
  part("passed-over").hidden = !keyPassedOver;
}

function titlePlace(heading, hint, values) {
  announce(heading);
  say(part("place-heading"), heading);
  if (hint) say(part("place-hint"), hint, values);
  else hush(part("place-hint"));
  part("wanted").hidden = true;
  part("passed-over").hidden = true;
  if (part("place").nextElementSibling !== part("held")) part("held").before(part("place"));
}

function untitlePlace() {
  hush(part("place-heading"));
  hush(part("place-hint"));
  part("wanted").hidden = true;
  if (part("held").nextElementSibling !== part("place")) part("held").after(part("place"));
}

/**
 * What was handed over already may be handed over anew, but that is no longer asked for. Of a copy that the
 * browser kept, only the passphrase is.
 */
function foldPlace(own) {
  const folded = own?.state === "keyBrought" || own?.state === "requestBrought";
  const copy = own?.state === "copyLocked";
  part("another").hidden = !folded;
  part("handing").open = !folded;
  part("handing").hidden = copy;
  part("locked").hidden = !copy;
  part("locked-file").hidden = copy;
  say(part("locked-hint"), copy ? "copyLockedHint" : "fileLocked");
}
