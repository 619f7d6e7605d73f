// The class `PrivateKey`: the engine's, made without holding up whoever asks.

import * as bindings from "./keyside.js";
import { engine } from "./engine.js";
import { findPrimes, wipe } from "./primes.js";
import { checkOptions, refuse } from "./refuse.js";

const REQUEST = [
  ...["subject", "dnsNames", "ipAddresses", "emailAddresses", "uris"],
  ...["keyUsages", "extendedKeyUsages", "mustStaple", "challengePassword"],
];
const SUBJECT = [
  ...["commonName", "organization", "organizationalUnit", "locality", "state", "country"],
  ...["emailAddress", "serialNumber"],
];
const BUNDLE = ["chain", "domain", "format", "passphrase"];

/** Says that only this module makes keys. */
const OURS = Symbol();

export class PrivateKey {
  #key;

  constructor(ours, key) {
    if (ours !== OURS) refuse("invalid_argument", "keys are made by `PrivateKey.make` and `PrivateKey.parse`");
    this.#key = key;
  }

  static async make(algorithm, options = {}) {
    engine();
    checkOptions("the options of `make`", options, ["onProgress", "signal"]);
    const { onProgress, signal } = options;
    if (typeof algorithm !== "string") refuse("invalid_argument", "the kind of key must be a string");
    if (onProgress !== undefined && typeof onProgress !== "function") {
      refuse("invalid_argument", "`onProgress` must be a function");
    }
    if (signal !== undefined && !(signal instanceof AbortSignal)) {
      refuse("invalid_argument", "`signal` must be an AbortSignal");
    }
    signal?.throwIfAborted();
    if (!algorithm.startsWith("rsa-")) return new PrivateKey(OURS, bindings.PrivateKey.make(algorithm));
    new bindings.PrimeSearch(algorithm).free(); // It throws for a size that there is not.

    let candidates = 0;
    const tell = (tested) => onProgress?.({ candidates: (candidates += tested) });
    const primes = await findPrimes(algorithm, tell, signal);
    try {
      return new PrivateKey(OURS, bindings.PrivateKey.fromPrimes(algorithm, ...primes));
    } finally {
      wipe(primes);
    }
  }

  static parse(file, passphrase) {
    engine();
    return new PrivateKey(OURS, bindings.PrivateKey.parse(file, passphrase));
  }

  get algorithm() {
    return this.#held().algorithm;
  }

  get fingerprint() {
    return this.#held().fingerprint;
  }

  createCsr(options) {
    if (typeof options !== "string") {
      checkOptions("the options of a request", options, REQUEST);
      checkOptions("the subject of a request", options.subject, SUBJECT);
    }
    return this.#held().createCsr(options);
  }

  matches(chain) {
    return this.#held().matches(text("the chain", chain));
  }

  pack(options) {
    checkOptions("the options of a bundle", options, BUNDLE);
    const [chain, domain, format] = ["chain", "domain", "format"].map((name) => text(`\`${name}\``, options[name]));
    return this.#held().pack(chain, domain, format, options.passphrase);
  }

  exportPkcs8(passphrase) {
    return this.#held().exportPkcs8(passphrase);
  }

  free() {
    this.#key?.free();
    this.#key = null;
  }

  #held() {
    return this.#key ?? refuse("key_freed", "the key was wiped by `free()`, or at the end of its `using` block");
  }
}

if (Symbol.dispose) PrivateKey.prototype[Symbol.dispose] = PrivateKey.prototype.free;

function text(what, value) {
  return typeof value === "string" ? value : refuse("invalid_argument", `${what} must be a string`);
}
