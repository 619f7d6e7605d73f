// The package without files beside its script: the engine and the worker's script are in inlined.js.

import { connect } from "./browser-finder.js";
import { fromBase64, start } from "./engine.js";
import { finder, wasm } from "./inlined.js";

export * from "./api.js";

export function init(source) {
  return start(() => source ?? fromBase64(wasm), typeof Worker === "undefined" ? null : spawn);
}

export default init;

/** Where a policy forbids workers from `blob:`, this fails, and keys are made in the calling thread. */
function spawn(hear, fail) {
  const url = URL.createObjectURL(new Blob([finder], { type: "text/javascript" }));
  const { ask, end } = connect(new Worker(url, { type: "module" }), hear, fail);
  return {
    ask,
    end() {
      URL.revokeObjectURL(url);
      end();
    },
  };
}
