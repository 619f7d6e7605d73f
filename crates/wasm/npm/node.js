// The package in Node: the engine from the disk, RSA keys in threads.

import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";

import { engineUrl } from "./build-urls.js";
import { start } from "./engine.js";

export * from "./api.js";
export { engineUrl };

export function init(source) {
  return start(() => source ?? readFile(engineUrl()), spawn);
}

export default init;

function spawn(hear, fail) {
  const worker = new Worker(new URL("./node-finder.js", import.meta.url));
  worker.on("message", hear);
  worker.on("error", fail);
  worker.on("messageerror", fail);
  return { ask: (message) => worker.postMessage(message), end: () => worker.terminate() };
}
