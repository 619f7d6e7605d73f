// The places where ways out are tried: started for that alone from the room's own script, which trial.js then
// keeps from becoming a room. Each has `say`, which takes the way to go, `hear`, which is called with every sign
// of what comes of it, and `end`.

/** How long a sign is waited for, in milliseconds. */
const TRIAL_PATIENCE = 4_000;

async function startTrialWorker() {
  const url = URL.createObjectURL(new Blob([roomScript()], { type: "text/javascript" }));
  const worker = new Worker(url);
  const ground = { say: (way) => worker.postMessage(way), end: () => worker.terminate() };
  worker.addEventListener("error", (event) => event.preventDefault());
  return standing(ground, (hear) => {
    worker.addEventListener("message", ({ data }) => hear(data));
  }).finally(() => URL.revokeObjectURL(url));
}

async function startTrialFrame() {
  const frame = Object.assign(document.createElement("iframe"), { className: "trial-frame", tabIndex: -1 });
  frame.setAttribute("aria-hidden", "true");
  frame.srcdoc = `<!doctype html><body><script type="module">${roomScript()}</${"script"}>`;
  let listener;
  const ground = {
    say: (way) => frame.contentWindow.postMessage(way, "*"),
    end() {
      window.removeEventListener("message", listener);
      frame.remove();
    },
  };
  return standing(ground, (hear) => {
    listener = ({ source, data }) => source === frame.contentWindow && hear(data);
    window.addEventListener("message", listener);
    part("trial-go").after(frame);
  });
}

/** The place once it stands. It fails if that takes too long. */
function standing(ground, listen) {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      ground.end();
      reject(new Error("the place for the trial does not stand"));
    }, TRIAL_PATIENCE);
    listen((sign) => {
      if (!sign.standing) return ground.hear?.(sign);
      clearTimeout(limit);
      resolve(ground);
    });
  });
}

/** The only script that the policies allow. */
function roomScript() {
  return document.querySelector("script").textContent;
}
