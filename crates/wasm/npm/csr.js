// The smallest entry: keys on P-256 and their requests, by an engine of their own.

import * as bindings from "./keyside_csr.js";
import { compile, once } from "./load.js";
import { refuse } from "./refuse.js";

export { KeysideError, isKeysideError } from "./error.js";

let started = false;

export const engineUrl = () => new URL("./keyside_csr.wasm", import.meta.url);

/** Starts the engine once; later calls wait for the first, unless that failed. */
export const init = once(async (source) => {
  bindings.initSync({ module: await compile(await (source ?? engineUrl())) });
  started = true;
});

export default init;

/** Says that only this module makes keys. */
const OURS = Symbol();

export class RequestKey {
  #key;

  constructor(ours, key) {
    if (ours !== OURS) refuse("invalid_argument", "keys are made by `RequestKey.make`");
    this.#key = key;
  }

  static make() {
    if (!started) refuse("not_started", "the engine is not loaded yet: wait for `init()` first");
    return new RequestKey(OURS, bindings.RequestKey.make());
  }

  createCsr(domain, others = []) {
    if (!Array.isArray(others) || ![domain, ...others].every((name) => typeof name === "string")) {
      refuse("invalid_argument", "`createCsr` takes a string, and an array of strings");
    }
    return this.#held().createCsr(domain, others);
  }

  exportPkcs8() {
    return this.#held().exportPkcs8();
  }

  free() {
    this.#key?.free();
    this.#key = null;
  }

  #held() {
    return this.#key ?? refuse("key_freed", "the key was wiped by `free()`, or at the end of its `using` block");
  }
}

if (Symbol.dispose) RequestKey.prototype[Symbol.dispose] = RequestKey.prototype.free;
