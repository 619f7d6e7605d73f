// What programs do wrong is refused, by errors like the engine's.

import { KeysideError } from "./error.js";

/** Throws a `KeysideError`. */
export function refuse(code, sentence) {
  throw new KeysideError(code, sentence);
}

/** Refuses options that are no object, and names that are none of these. */
export function checkOptions(what, options, known) {
  if (typeof options !== "object" || options === null) refuse("invalid_argument", `${what} must be an object`);
  const stranger = Object.keys(options).find((name) => !known.includes(name));
  if (stranger !== undefined) {
    refuse("invalid_argument", `${what} have no \`${stranger}\`: there are ${known.join(", ")}`);
  }
}
