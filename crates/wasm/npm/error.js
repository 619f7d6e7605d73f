// What this package throws of its own.

/** An error with a stable `code`, listed as `ErrorCode` in the types. */
export class KeysideError extends Error {
  name = "KeysideError";

  constructor(code, sentence) {
    super(sentence);
    this.code = code;
  }
}

/** Whether this package threw it, be it in another frame or another copy of the package. */
export function isKeysideError(value) {
  const isError = Object.prototype.toString.call(value) === "[object Error]";
  return isError && value.name === "KeysideError" && typeof value.code === "string";
}
