// csr.js in Node: the engine from the disk.

import { readFile } from "node:fs/promises";

import { engineUrl, init as start } from "./csr.js";

export * from "./csr.js";

export function init(source) {
  return start(source ?? readFile(engineUrl()));
}

export default init;
