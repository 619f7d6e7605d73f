// Where the builds of the engine are: written so that bundlers find the files.

import { bestBuild } from "./engine.js";

const urls = {
  wide: () => new URL("./keyside_wide.wasm", import.meta.url),
  vectors: () => new URL("./keyside_vectors.wasm", import.meta.url),
  plain: () => new URL("./keyside_plain.wasm", import.meta.url),
};

/** The address of the best build that runs here. */
export const engineUrl = () => urls[bestBuild()]();
