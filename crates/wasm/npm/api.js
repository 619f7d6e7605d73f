// What every entry of the package has but `init`.

import * as bindings from "./keyside.js";
import { engine } from "./engine.js";

export { KeysideError, isKeysideError } from "./error.js";
export { PrivateKey } from "./key.js";
import { refuse } from "./refuse.js";

export const checkDomain = (name) => read("checkDomain", name);
export const parseCsr = (pem) => read("parseCsr", pem);
export const parseCertificateChain = (chain) => read("parseCertificateChain", chain);

export function inspectCsr(request) {
  engine();
  return bindings.inspectCsr(request);
}

export function lintCsr(request) {
  engine();
  return bindings.lintCsr(request);
}

export function verifyCertificateChain(chain, roots, domain, time) {
  engine();
  if (![chain, roots, domain].every((text) => typeof text === "string") || !(time instanceof Date)) {
    refuse("invalid_argument", "`verifyCertificateChain` takes three strings and a Date");
  }
  bindings.verifyCertificateChain(chain, roots, domain, time);
}

/** Calls a function of the engine that takes a text. */
function read(name, text) {
  engine();
  return typeof text === "string" ? bindings[name](text) : refuse("invalid_argument", `\`${name}\` takes a string`);
}
