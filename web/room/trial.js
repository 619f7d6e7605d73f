// Goes ways out where nothing can be lost: in a worker and in a frame that run this same script, and so with the
// same policies as the room, but have nothing of it.

/** Whether this is such a place: the room has a main element. */
const onTrial = globalThis.document === undefined || document.querySelector("main") === null;

/** What errors are called when something is forbidden, not when it only failed. */
const REFUSALS = new Set([
  "InvalidAccessError", "NotAllowedError", "NotSupportedError", "NS_ERROR_CONTENT_BLOCKED", "QuotaExceededError",
  "SecurityError",
]);

/** Goes each way that the room names, and tells what is seen of it. */
function standTrial() {
  const ways = Object.assign({}, ...Object.values(WAYS));
  const inWorker = globalThis.document === undefined;
  const tell = (sign) => (inWorker ? self.postMessage(sign) : window.parent.postMessage(sign, "*"));

  globalThis.addEventListener("securitypolicyviolation", (event) => tell(signOfPolicy(event)));
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) tell({ sent: true, address: name });
  }).observe({ type: "resource" });
  globalThis.addEventListener("message", ({ source, data: { name, address } }) => {
    if (!inWorker && source !== window.parent) return;
    const go = ways[name];
    if (go) goOneWay(() => go(address, new URL(address).hostname), (sign) => tell({ ...sign, address }));
    // Pictures and fonts are asked for when they are laid out.
    if (!inWorker) document.body.getBoundingClientRect();
  });
  tell({ standing: true });
}

function goOneWay(go, tell) {
  let result;
  try {
    result = go();
  } catch (error) {
    return tell(signOfError(error, true));
  }
  if (result === null || result === false) return tell({ wall: "refused", by: String(result) });
  if (typeof result?.then === "function") {
    result.then(() => tell({ through: true }), (error) => tell(signOfError(error, false)));
  } else if (result instanceof EventTarget) {
    const arrival = result instanceof XMLHttpRequest ? "load" : "open";
    result.addEventListener(arrival, () => tell({ through: true }));
    // What goes wrong in a worker goes wrong in whoever started it, unless it is looked after.
    result.addEventListener("error", (event) => event.preventDefault());
  }
}

/** What stood in the way, if the error tells it. What is thrown at once was thrown before anything was sent. */
function signOfError({ name }, atOnce) {
  if (name === "ReferenceError" || (atOnce && name === "TypeError")) return { wall: "absent" };
  return REFUSALS.has(name) ? { wall: "refused", by: name } : {};
}

function signOfPolicy({ disposition, effectiveDirective, blockedURI }) {
  return disposition === "enforce" ? { wall: "policy", by: effectiveDirective, address: blockedURI } : {};
}
