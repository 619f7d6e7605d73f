// The errors of the JavaScript side: like the engine's.

/** Throws a `KeysideError`. */
export function refuse(code, sentence) {
  throw Object.assign(new Error(sentence), { name: "KeysideError", code });
}

/** Whether this package threw it. */
export function isKeysideError(value) {
  return value instanceof Error && value.name === "KeysideError" && typeof value.code === "string";
}

/** Refuses options that are no object, and names that are none of these. */
export function checkOptions(what, options, known) {
  if (typeof options !== "object" || options === null) refuse("invalid_argument", `${what} must be an object`);
  const stranger = Object.keys(options).find((name) => !known.includes(name));
  if (stranger !== undefined) {
    refuse("invalid_argument", `${what} have no \`${stranger}\`: there are ${known.join(", ")}`);
  }
}
