import type {
  BundleFormat,
  CertificateInfo,
  CsrInfo,
  ErrorCode,
  Finding,
  Inspection,
  KeyAlgorithm,
  RequestOptions,
} from "./keyside.js";

export type {
  BundleFormat,
  CertificateInfo,
  CsrInfo,
  ErrorCode,
  ExtendedKeyUsage,
  Finding,
  FindingName,
  InspectedAttribute,
  InspectedExtension,
  InspectedKey,
  InspectedName,
  InspectedSignature,
  Inspection,
  KeyAlgorithm,
  KeyFlawName,
  KeyUsage,
  RequestOptions,
  Severity,
  Subject,
  SubjectEntry,
} from "./keyside.js";

/** The engine: its address, a response with it, its bytes, or what they compile to. */
export type EngineSource = string | URL | Response | BufferSource | WebAssembly.Module;

/** A secret: as bytes, which you can overwrite after use, or as a text, which nobody can. */
export type Secret = string | Uint8Array;

/** How far the search for the primes of an RSA key has come. */
export interface Progress {
  /** How many numbers were tested. How many it takes is a matter of luck. */
  candidates: number;
}

export interface MakeOptions {
  /** Called from time to time while an RSA key is made. What it throws ends the making. */
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Ends the making: `make` then throws the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** What goes into a bundle. */
export interface BundleOptions {
  /** The certificates in PEM, in any order; the server's must be for this key. */
  chain: string;
  /** The domain that the files are named after. */
  domain: string;
  /** The kind of server. */
  format: BundleFormat;
  /** ASCII, for the formats `java`, `iis` and `iis-2016`, which are encrypted; the others take none. */
  passphrase?: Secret | undefined;
}

/** A private key in the memory of the engine. `free()`, or the end of a `using` block, wipes it. */
export class PrivateKey {
  private constructor();

  /**
   * Makes a key. RSA keys are made in workers, or in threads of Node; in turns with whatever else the calling
   * thread does where there are none.
   */
  static make(algorithm: KeyAlgorithm, options?: MakeOptions): Promise<PrivateKey>;

  /** Reads a key in PEM or DER: PKCS#8, encrypted or not, PKCS#1, SEC 1, or the one in a PKCS#12 container. */
  static parse(file: Secret, passphrase?: Secret): PrivateKey;

  readonly algorithm: KeyAlgorithm;

  /** SHA-256 of the public key, in lower-case hex. */
  readonly fingerprint: string;

  /** A certification request in PEM: for a domain, or for what the options say. */
  createCsr(options: string | RequestOptions): string;

  /** Whether the first certificate of the chain is for this key. */
  matches(chain: string): boolean;

  /** The key and its certificate in the files that a kind of server wants. */
  pack(options: BundleOptions): Uint8Array;

  /** PKCS#8 in PEM, encrypted when there is a passphrase. Overwrite it after use: `file.fill(0)`. */
  exportPkcs8(passphrase?: Secret): Uint8Array;

  /** Wipes the key. What is called afterwards throws `key_freed`. */
  free(): void;

  [Symbol.dispose](): void;
}

/** What this package throws of its own. */
export class KeysideError extends Error {
  private constructor();

  readonly name: "KeysideError";

  /** The stable name of the cause. */
  readonly code: ErrorCode;
}

/**
 * Whether this package threw the value, be it in another frame or another copy of the package, for which `instanceof`
 * does not tell.
 */
export function isKeysideError(value: unknown): value is KeysideError;

/** The name in the form that certificates carry: lower-case ASCII, punycode where needed; or throws. */
export function checkDomain(name: string): string;

/** What a request asks for, if a public certificate authority could take it; or throws. */
export function parseCsr(pem: string): CsrInfo;

/** Explains any certification request, in PEM or in DER, and tells what is wrong with it. */
export function inspectCsr(request: string | Uint8Array): Inspection;

/** What is wrong with a certification request, in PEM or in DER: the gravest first, nothing for a good one. */
export function lintCsr(request: string | Uint8Array): Finding[];

/** The certificates of a chain in PEM, in any order: the server's first, then each one's issuer. */
export function parseCertificateChain(chain: string): CertificateInfo[];

/**
 * Checks, offline, that a chain leads from the server's certificate to one of these roots at this time, and that the
 * certificate is for a server of this name; or throws. Revocation is not checked.
 */
export function verifyCertificateChain(chain: string, roots: string, domain: string, time: Date): void;
