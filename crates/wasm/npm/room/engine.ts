// The room's engine: of its builds the best that runs here, if it is the one that this package was built with.

import { KeyRoomError } from "./error.js";
import { integrity } from "./parts.js";

/** `(module (func (drop (i32x4.splat (i32.const 0)))))`: valid where there are 128-bit vectors. */
const VECTORS = "AGFzbQEAAAABBAFgAAADAgEACgkBBwBBAP0RGgs=";

/** Fetches it from beside this module, or from that folder. */
export async function fetchEngine(folder: string | URL | undefined, signal: AbortSignal): Promise<ArrayBuffer> {
  const vectors = WebAssembly.validate(Uint8Array.from(atob(VECTORS), (sign) => sign.charCodeAt(0)));
  const name = vectors ? "engine_vectors.wasm" : "engine_plain.wasm";
  const expected = vectors ? integrity.vectors : integrity.plain;
  try {
    const address = folder === undefined ? beside(vectors) : new URL(name, new URL(folder, document.baseURI));
    const answer = await fetch(address, { integrity: expected, signal });
    if (answer.ok) {
      return await answer.arrayBuffer();
    }
  } catch (cause) {
    throw new KeyRoomError("engineUnavailable", { cause });
  }
  throw new KeyRoomError("engineUnavailable");
}

/** Written out: bundlers look for addresses of this form. */
function beside(vectors: boolean): URL {
  return vectors ? new URL("engine_vectors.wasm", import.meta.url) : new URL("engine_plain.wasm", import.meta.url);
}
