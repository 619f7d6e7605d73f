// The promise that nothing gets out of the room, put to the test while the user looks on.

/**
 * The ways of ways.js whose end is seen from where they begin, by kinds. The others end the frame that goes them,
 * or end out of sight: they are for the project's tests.
 */
const TRIALS = {
  worker: {
    trialRequests: ["fetch", "fetch, kept alive", "XMLHttpRequest", "WebAssembly streaming"],
    trialConnections: ["WebSocket", "WebSocketStream", "WebTransport"],
    trialScripts: ["import()", "import() of a blob that imports", "import() of a data URL", "importScripts"],
    trialWorkers: ["worker of a data URL"],
    trialCalls: ["WebRTC: STUN", "WebRTC: TURN", "WebRTC: a peer"],
  },
  frame: {
    trialConnections: ["EventSource"],
    trialBeacons: ["sendBeacon", "fetchLater"],
    trialScripts: ["script element", "module script element", "SVG script element"],
    trialWorkers: ["shared worker", "shared worker of a blob that fetches", "service worker"],
    trialPictures: [
      "image", "image of a set", "image without a document", "image button", "SVG image", "SVG filter image", "video poster",
    ],
    trialMedia: ["audio", "video"],
    trialStyles: [
      "style element", "style attribute", "style by script", "constructed style sheet", "@import", "CSS mask", "CSS shape",
      "link: stylesheet",
    ],
    trialFonts: ["FontFace", "@font-face"],
    trialAhead: ["link: prefetch"],
    trialFrames: [
      "frame", "frame of a blob", "frame of a data URL", "frame that is written", "frame that goes elsewhere",
    ],
    trialObjects: ["object", "embed"],
    trialWindows: ["window.open"],
    trialCalls: ["WebRTC of a fresh frame"],
    trialServices: ["payment method", "sign-in by another site"],
  },
};
/** Ways on which policies do not tell whole addresses: of a frame or an object the host, of the others a word. */
const WITHOUT_ADDRESS = new Set([
  "import() of a blob that imports", "import() of a data URL", "worker of a data URL", "style element", "style attribute",
  "@import", "@font-face", "frame", "frame of a blob", "frame of a data URL", "frame that goes elsewhere", "object", "embed",
]);
/** How long nothing is done after a way, so that what comes of it late is not taken for what comes of the next. */
const TRIAL_PAUSE = 50;

let trialNumber = 0;

function hearTrial() {
  part("trial-go").addEventListener("click", prove);
}

async function prove() {
  part("trial-go").disabled = true;
  for (const place of Object.keys(TRIALS)) part(`trial-${place}`).replaceChildren();
  part("trial-places").hidden = false;
  part("trial-end").className = "hint";
  say(part("trial-end"), "trialRunning");

  const ends = [...await tryPlace("worker", startTrialWorker), ...await tryPlace("frame", startTrialFrame)];

  showEnd(ends);
  say(part("trial-go"), "trialAgain");
  part("trial-go").disabled = false;
}

/** Goes the ways from one place, one after another, and answers how each ended: unseen, if there is no such place. */
async function tryPlace(place, start) {
  const ends = [];
  const ground = await start().catch(() => null);
  for (const [kind, names] of Object.entries(TRIALS[place])) {
    const row = trialRow(kind);
    part(`trial-${place}`).append(row);
    const ofKind = [];
    for (const name of names) ofKind.push({ name, ...(ground ? await goWay(ground, name) : { outcome: "unseen" }) });
    fillTrialRow(row, ofKind);
    ends.push(...ofKind);
  }
  ground?.end();
  return ends;
}

/**
 * What comes of a way: `closed` when something is seen to stop it, `open` when it is seen to get through, or to be
 * sent and stopped by nothing, `unseen` when neither is.
 *
 * The way leads to an address on the page's own host, with nothing in it but a number: the host answers, and
 * the page's policy allows it, so a wall of the room that was missing would show.
 */
function goWay(ground, name) {
  const number = trialNumber += 1;
  const base = document.baseURI.startsWith("http") ? document.baseURI : "https://keyside.invalid/";
  const address = new URL(`way-out-${number}`, base).href;
  return new Promise((resolve) => {
    let sent = false;
    const end = (how) => {
      clearTimeout(limit);
      ground.hear = () => {};
      window.removeEventListener("securitypolicyviolation", violated);
      setTimeout(resolve, TRIAL_PAUSE, how);
    };
    const hear = (sign) => {
      if (!isOfWay(sign.address, name, number)) return;
      sent ||= sign.sent === true;
      if (sign.wall) end({ outcome: "closed", wall: sign.wall, by: sign.by });
      else if (sign.through) end({ outcome: "open" });
    };
    // Firefox tells the frame what it forbids its worker.
    const violated = (event) => hear(signOfPolicy(event));
    const limit = setTimeout(() => end({ outcome: sent ? "open" : "unseen" }), TRIAL_PATIENCE);
    window.addEventListener("securitypolicyviolation", violated);
    ground.hear = hear;
    ground.say({ name, address });
  });
}

/** Whether what is seen is this way's, by its address. */
function isOfWay(address, name, number) {
  const [, found] = /way-out-(\d+)/.exec(address) ?? [];
  return found === undefined ? WITHOUT_ADDRESS.has(name) : Number(found) === number;
}

function trialRow(kind) {
  const row = document.createElement("li");
  const title = document.createElement("span");
  say(title, kind);
  row.append(title);
  return row;
}

function fillTrialRow(row, ends) {
  const of = (outcome) => ends.filter((end) => end.outcome === outcome);
  const [closed, open, unseen] = ["closed", "open", "unseen"].map(of);
  row.dataset.outcome = open.length > 0 ? "open" : unseen.length > 0 ? "unseen" : "closed";

  const count = Object.assign(document.createElement("span"), { className: "trial-count" });
  say(count, "trialCount", { closed: closed.length, all: ends.length });
  row.append(count);
  if (open.length > 0) row.append(trialNote("trialOpen", { ways: listed(open, "name") }));
  if (unseen.length > 0) row.append(trialNote("trialUnseen", { ways: listed(unseen, "name") }));
  for (const [wall, sentence] of Object.entries(WALLS)) {
    const stopped = closed.filter((end) => end.wall === wall);
    if (stopped.length > 0) row.append(trialNote(sentence, { ways: listed(stopped, "name"), by: listed(stopped, "by") }));
  }
}

/** What is said of each wall. */
const WALLS = { policy: "trialPolicy", refused: "trialRefused", absent: "trialAbsent" };

function trialNote(sentence, values) {
  const note = document.createElement("small");
  say(note, sentence, values);
  return note;
}

/** What the ends have there, each once. */
function listed(ends, property) {
  return [...new Set(ends.map((end) => end[property]))].join(" · ");
}

function showEnd(ends) {
  const all = ends.length;
  const closed = ends.filter(({ outcome }) => outcome === "closed").length;
  const open = ends.filter(({ outcome }) => outcome === "open").length;
  const [look, sentence] = open > 0 ? ["problem", "trialBroken"]
    : closed < all ? ["warning", "trialPartly"] : ["done", "trialKept"];
  part("trial-end").className = look;
  say(part("trial-end"), sentence, { all, closed, open });
}
