// The package: what wasm-bindgen wrote, and of its three builds the best that runs here.

import start from "./keyside.js";

export * from "./keyside.js";

/**
 * The builds, the best first, each with a module that is valid where its instructions are known: 128-bit vectors,
 * and 128-bit products of 64-bit words besides.
 */
const builds = [
  {
    // (module (func (drop (i32x4.splat (i32.const 0)))
    //   (i64.mul_wide_u (i64.const 0) (i64.const 0)) (drop) (drop)))
    probe: "AGFzbQEAAAABBAFgAAADAgEAChEBDwBBAP0RGkIAQgD8FhoaCw==",
    url: () => new URL("keyside_wide.wasm", import.meta.url),
  },
  {
    // (module (func (drop (i32x4.splat (i32.const 0)))))
    probe: "AGFzbQEAAAABBAFgAAADAgEACgkBBwBBAP0RGgs=",
    url: () => new URL("keyside_vectors.wasm", import.meta.url),
  },
];

/** The address of the best build that runs here. */
export function engineUrl() {
  const best = builds.find(({ probe }) => WebAssembly.validate(Uint8Array.from(atob(probe), (c) => c.charCodeAt(0))));
  return best?.url() ?? new URL("keyside_plain.wasm", import.meta.url);
}

/** Loads the engine: the best that runs here, or what `module_or_path` is. */
export default function init(options = { module_or_path: engineUrl() }) {
  return start(options);
}
