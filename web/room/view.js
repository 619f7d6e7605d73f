// What the room shows: from the engine's view, which crates/wasm/src/room/view.rs describes, to the elements.

const ALGORITHMS = {
  "rsa-2048": "RSA 2048",
  "rsa-3072": "RSA 3072",
  "rsa-4096": "RSA 4096",
  "rsa-8192": "RSA 8192",
  "ecdsa-p256": "ECDSA P-256",
  "ecdsa-p384": "ECDSA P-384",
  "ed25519": "Ed25519",
  "sm2": "SM2",
};
const SERVERS = {
  nginx: "nginx",
  apache: "Apache HTTP Server",
  haproxy: "HAProxy",
  caddy: "Caddy",
  tomcat: "Apache Tomcat",
  java: "Java (PKCS#12)",
  iis: "IIS, Windows Server",
  "iis-2016": "IIS, Windows Server ≤ 2016",
  kubernetes: "Kubernetes",
  "alibaba-cloud": "Alibaba Cloud / 阿里云",
};
const EXPECTATIONS = {
  "rsa-2048": "expectRsa2048",
  "rsa-3072": "expectRsa3072",
  "rsa-4096": "expectRsa4096",
};
/** Why a format is there, beside it. */
const FORMAT_NOTES = { "iis-2016": "bundleOlder" };
/** Heading and hint of the states without a key. */
const IDLE = {
  starting: ["starting"],
  broken: ["engineFailed"],
  empty: ["empty", "emptyHint"],
  cancelled: ["cancelled", "cancelledHint"],
  forgotten: ["forgotten", "forgottenHint"],
};
/** What is known of where a key is, beside its heading. */
const SEALS = { nowhere: "unsaved", saved: "saved", proven: "safe" };
/** Where problems are told that do not belong to the place for files. */
const PROBLEM_PLACES = {
  keepPassphraseTooShort: "keep-problem",
  passphrasesDiffer: "keep-problem",
  keepFailed: "keep-problem",
  passphraseTooShort: "save-problem",
  capsulePassphraseTooShort: "save-problem",
  bundlePassphraseTooShort: "bundle-problem",
  bundlePassphraseNotAscii: "bundle-problem",
  makeFailed: "notice",
  noRandomness: "notice",
  keysLost: "notice",
  noKey: "notice",
  certificateMismatch: "notice",
  invalidCertificate: "notice",
};

const part = (id) => document.getElementById(id);
let clock;

/**
 * Shows the state of the key and, if there is one, of the certificate or of what the user brings. The
 * place for files is folded and unfolded only when it is anew what it is there for.
 */
function show({ key, certificate, own }, anew) {
  clearInterval(clock);
  hush(part("notice"));
  const wanted = certificate?.state === "keyWanted";
  part("idle").hidden = !(key.state in IDLE) || certificate !== null || own !== null;
  part("making").hidden = key.state !== "making";
  part("held").hidden = key.state !== "held";
  part("fits").hidden = certificate?.state !== "fits";
  part("place").hidden = !wanted && own === null;

  if (key.state in IDLE && own === null) showIdle(IDLE[key.state]);
  if (key.state === "making") showMaking(key);
  if (key.state === "held") showHeld(key, certificate);
  else part("held-fingerprint-whole").textContent = "";
  if (wanted) showWanted(certificate);
  if (own !== null) showOwn(own);
  if (anew) foldPlace(own);
  if (certificate?.state === "fits") showFormats(certificate, key);
}

/** Tells a problem where it arose. */
function showProblem({ kind, ...values }) {
  if (kind === "fileLocked") return askPassphrase();
  if (kind === "saveFailed") say(part(values.what === "bundle" ? "bundle-problem" : "save-problem"), kind);
  else if (kind in PROBLEM_PLACES) say(part(PROBLEM_PLACES[kind]), kind, values);
  else showRefusedFile(kind, told(values));
}

/** Values as they are told: of fingerprints the beginning. */
function told(values) {
  const entries = Object.entries(values);
  return Object.fromEntries(entries.map(([name, value]) => [name, /^[0-9a-f]{64}$/.test(value) ? beginning(value) : value]));
}

function showIdle([heading, hint]) {
  announce(heading);
  say(part("idle-heading"), heading);
  if (hint) say(part("idle-hint"), hint);
  else hush(part("idle-hint"));
}

function showMaking({ algorithm }) {
  announce("making");
  say(part("expect"), EXPECTATIONS[algorithm] ?? "expectCurve");
  const start = performance.now();
  const tick = () => say(part("elapsed"), "elapsed", { seconds: Math.floor((performance.now() - start) / 1000) });
  tick();
  clock = setInterval(tick, 1000);
}

function showHeld(key, certificate) {
  const title = key.brought ? "keyBrought" : "ready";
  announce(title);
  say(part("held-heading"), title);
  say(part("held-saved"), SEALS[key.safety]);
  part("held-saved").toggleAttribute("data-good", key.safety === "proven");
  part("held-kind").textContent = ALGORITHMS[key.algorithm];
  const whole = grouped(key.fingerprint);
  const another = part("held-fingerprint-whole").textContent !== whole;
  part("held-fingerprint").textContent = beginning(key.fingerprint);
  part("held-fingerprint-whole").textContent = whole;
  showKeeping(key, certificate, another);
}

function showFormats({ formats, wipeable }, { passphraseMinimum }) {
  announce("delivered");
  part("fits").toggleAttribute("data-wipeable", wipeable);
  say(part("bundle-passphrase-hint"), "bundlePassphraseHint", { minimum: passphraseMinimum });
  if (part("formats").children.length === formats.length) return;

  const serversFirst = formats.toSorted((a, b) => (b.name in SERVERS) - (a.name in SERVERS));
  part("formats").replaceChildren(...serversFirst.map(formatChoice));
  chooseFormat();
}

function formatChoice({ name, needsPassphrase }, index) {
  const input = Object.assign(document.createElement("input"), {
    type: "radio", name: "format", value: name, checked: index === 0,
  });
  input.toggleAttribute("data-locked", needsPassphrase);

  const title = document.createElement("span");
  if (name in SERVERS) title.textContent = SERVERS[name];
  else say(title, "serverOther");

  const words = document.createElement("span");
  words.append(title);
  if (name in FORMAT_NOTES) {
    const note = Object.assign(document.createElement("small"), { className: "hint" });
    say(note, FORMAT_NOTES[name]);
    words.append(note);
  }

  const label = document.createElement("label");
  label.append(input, words);
  return label;
}

/** Has screen readers say what came, without taking the focus from the page. */
function announce(heading) {
  say(part("status"), heading);
}

/** The first four groups of a fingerprint. */
function beginning(fingerprint) {
  return grouped(fingerprint).slice(0, 19);
}

/** `3f2a 9c1d …`: easier to compare by eye. */
function grouped(fingerprint) {
  return fingerprint.match(/.{4}/g).join(" ");
}
