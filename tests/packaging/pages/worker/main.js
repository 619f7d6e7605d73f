const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });

const ask = (...request) =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data: { answer, error } }) => (error ? reject(new Error(error)) : resolve(answer));
    worker.onerror = () => reject(new Error("the worker failed"));
    worker.postMessage(request);
  });

globalThis.program = {
  request: (algorithm, domain) => ask("request", algorithm, domain),
  bundle: (chain, domain) => ask("bundle", chain, domain),
};
