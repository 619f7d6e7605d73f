import type { EngineSource } from "./types.js";

export { KeysideError, isKeysideError } from "./types.js";
export type { EngineSource, ErrorCode } from "./types.js";

/** The address of this entry's own engine. */
export function engineUrl(): URL;

/** Loads the engine once, or this one; later calls wait for the first. */
export function init(source?: EngineSource | Promise<EngineSource>): Promise<void>;

export default init;

/** A private key of the kind `ecdsa-p256`. `free()`, or the end of a `using` block, wipes it. */
export class RequestKey {
  private constructor();

  /** Makes a key, at once. */
  static make(): RequestKey;

  /** A certification request in PEM for these names: the first is the common name. */
  createCsr(domain: string, others?: readonly string[]): string;

  /** PKCS#8 in PEM, not encrypted. Overwrite it after use: `file.fill(0)`. */
  exportPkcs8(): Uint8Array;

  /** Wipes the key. What is called afterwards throws `key_freed`. */
  free(): void;

  [Symbol.dispose](): void;
}
