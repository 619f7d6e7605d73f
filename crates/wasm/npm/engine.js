// The engine: of its builds the best that runs here, and whether it was started.

import * as bindings from "./keyside.js";
import { compile, once } from "./load.js";
import { refuse } from "./refuse.js";

/**
 * What the builds but the plain one are made of, the best first, each with a module that is valid where its
 * instructions are known: 128-bit vectors, and 128-bit products of 64-bit words besides.
 */
const probes = {
  // (module (func (drop (i32x4.splat (i32.const 0)))
  //   (i64.mul_wide_u (i64.const 0) (i64.const 0)) (drop) (drop)))
  wide: "AGFzbQEAAAABBAFgAAADAgEAChEBDwBBAP0RGkIAQgD8FhoaCw==",
  // (module (func (drop (i32x4.splat (i32.const 0)))))
  vectors: "AGFzbQEAAAABBAFgAAADAgEACgkBBwBBAP0RGgs=",
};

let started = null;

/** The name of the best build that runs here: `wide`, `vectors` or `plain`. */
export function bestBuild() {
  const best = Object.entries(probes).find(([, probe]) => WebAssembly.validate(fromBase64(probe)));
  return best?.[0] ?? "plain";
}

/**
 * Starts the engine once; later calls wait for the first, unless that failed. `load` answers an address, a
 * response, bytes or a module; `spawn` makes a worker that searches for primes, and is null where none is to be made.
 */
export const start = once(async (load, spawn) => {
  const module = await compile(await load());
  bindings.initSync({ module });
  started = { module, spawn };
});

/** What was started. */
export function engine() {
  return started ?? refuse("not_started", "the engine is not loaded yet: wait for `init()` first");
}

export function fromBase64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
