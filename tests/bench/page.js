// In the page: starts the worker and hands its answer to the benchmark.

const [script, wasm, task, done] = arguments;
const worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })), { type: "module" });
worker.onmessage = ({ data }) => done(data);
worker.onerror = (event) => done(event.message ?? "the worker does not start");
worker.postMessage({ wasm: Uint8Array.from(atob(wasm), (c) => c.charCodeAt(0)).buffer, task });
