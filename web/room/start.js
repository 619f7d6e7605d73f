// Brings page, engine and user together, then says that the room stands.

let started = false;
let making = false;
let held = false;
/** The kind of key that the engine makes ahead of time, and meanwhile hears nothing. */
let preparing = null;
/** What the place for files is there for, as a text. */
let place = null;
let height = 0;

const answers = {
  ready() {
    if (started) return;
    started = true;
    enter({ key: { state: "empty" } });
    tellPage({ kind: "ready" });
  },
  page({ message }) {
    tellPage(message);
    if (message.kind === "proven") proven(message.place);
  },
  prepared({ algorithm }) {
    if (preparing === algorithm) preparing = null;
  },
  show({ view }) {
    enter(view);
  },
  refuse({ problem }) {
    settle();
    showProblem(problem);
  },
  refuseProof({ problem }) {
    showRefusedProof(problem);
  },
  save({ file }) {
    fileSaved(file);
  },
  crashed() {
    if (engine.worker && preparing !== null && !making) {
      stopPreparing();
    } else if (engine.worker) {
      const error = held ? "keysLost" : "makeFailed";
      startAfresh("empty", { kind: "failed", error });
      showProblem({ kind: error });
    } else {
      enter({ key: { state: "broken" } });
      tellPage({ kind: "failed", error: "engineFailed" });
    }
  },
};

const requests = {
  start({ script, wasm }) {
    if (engine.script !== null || typeof script !== "string" || !(wasm instanceof ArrayBuffer)) return false;
    if (!isEngine(script, wasm)) return answers.crashed();
    startEngine(script, wasm, (answer) => answers[answer.kind](answer));
  },
  dress({ language, text }) {
    const sentences = Object.values(text ?? {});
    if (typeof language !== "string" || !sentences.every((sentence) => typeof sentence === "string")) return false;
    dress(language, text);
    document.querySelector("main").hidden = false;
  },
  theme({ theme }) {
    return wear(theme);
  },
  prepare(message) {
    if (making || held) return;
    if (preparing !== message.algorithm) stopPreparing();
    preparing = message.algorithm;
    relay(message);
  },
  make(message) {
    const { algorithm } = message;
    if (preparing === algorithm) enter({ key: { state: "making", algorithm } });
    else stopPreparing();
    making = true;
    relay(message);
  },
  deliver(message) {
    stopPreparing();
    settle();
    relay(message);
  },
  note: relay,
  prove: relay,
  notKept: relay,
  unlock(message) {
    stopPreparing();
    settle();
    relay(message);
  },
  bring(message) {
    stopPreparing();
    settle();
    relay(message);
  },
  sign: relay,
  withdraw: relay,
  cancel,
  forget,
};

if (onTrial) standTrial();
else openRoom();

function openRoom() {
  hearPage(requests);
  hearUser();
  part("cancel").addEventListener("click", cancel);
  part("wipe-yes").addEventListener("click", forget);
  new ResizeObserver(tellSize).observe(document.body);

  enter({ key: { state: "starting" } });
  tellPage({ kind: "standing" });
}

function relay(message) {
  if (engine.worker) askEngine({ kind: "page", message });
  else tellPage({ kind: "failed", error: "engineFailed" });
}

function cancel() {
  if (making) startAfresh("cancelled", { kind: "cancelled" });
}

function forget() {
  startAfresh("forgotten", { kind: "forgotten" });
}

/** Ends the engine when all that it does is preparing a key that nobody waits for: it holds no other. */
function stopPreparing() {
  if (preparing === null || making || held) return;
  preparing = null;
  restartEngine();
}

/** Ends the engine with all that it knows, and tells the page what came of it. */
function startAfresh(state, message) {
  if (!engine.worker) return tellPage({ kind: "failed", error: "engineFailed" });
  preparing = null;
  restartEngine();
  enter({ key: { state } });
  tellPage(message);
}

function enter({ key, certificate = null, own = null }) {
  making = key.state === "making";
  held = key.state === "held";
  if (!held) emptySaving();
  if (certificate?.state !== "fits") emptyPacking();
  const wanted = JSON.stringify([certificate, own]);
  const anew = handing || wanted !== place;
  const focused = handing && part("place").contains(document.activeElement);
  [handing, place] = [false, wanted];
  if (anew) emptyPlace();
  show({ key, certificate, own }, anew);
  if (focused) refocus();
}

/** The focus is not lost with a field or button that is no longer there. */
function refocus() {
  const { activeElement, body } = document;
  if (activeElement !== body && activeElement.checkVisibility()) return;
  const headings = ["fits-heading", "place-heading", "held-heading"].map(part);
  headings.find((heading) => heading.checkVisibility())?.focus();
}

function tellSize() {
  const { offsetHeight } = document.body;
  if (offsetHeight === 0 || offsetHeight === height) return;
  height = offsetHeight;
  tellPage({ kind: "size", height });
}
