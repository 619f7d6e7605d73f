// The engine in its worker: started from the page's script and wasm, and started again after a stop.

const engine = { script: null, wasm: null, worker: null, hear: null };

/** Starts the engine; `hear` is called with each of its answers, and with `crashed` when it died. */
function startEngine(script, wasm, hear) {
  Object.assign(engine, { script, wasm, hear });
  restartEngine();
}

/** Ends the worker, and with it every key in its memory, and starts a fresh one. */
function restartEngine() {
  engine.worker?.terminate();

  const url = URL.createObjectURL(new Blob([engine.script], { type: "text/javascript" }));
  const worker = new Worker(url);
  let ready = false;
  worker.onmessage = ({ data }) => {
    if (data.kind === "ready") {
      ready = true;
      URL.revokeObjectURL(url);
    }
    engine.hear(data);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    // One that dies before it is ready would only die again.
    if (!ready) stopEngine();
    engine.hear({ kind: "crashed" });
  };
  engine.worker = worker;
  askEngine({ kind: "start", wasm: engine.wasm });
}

/** Hands the engine one message of worker.js, and these buffers for good. */
function askEngine(message, buffers = []) {
  engine.worker.postMessage(message, buffers);
}

function stopEngine() {
  engine.worker.terminate();
  engine.worker = null;
}
