// What a page and its key room say to each other. The crate `keyside-room` defines it; the build holds a message of
// every kind against these types.

import type { KeyRoomTheme } from "./theme.js";

/** The kinds of keys. */
export type KeyAlgorithm =
  | "rsa-2048"
  | "rsa-3072"
  | "rsa-4096"
  | "rsa-8192"
  | "ecdsa-p256"
  | "ecdsa-p384"
  | "ed25519"
  | "sm2";

/** Where a key is besides the room. */
export type Place = "browser" | "file";

/** What the room names when it could not do something. */
export type RoomError =
  | "engineFailed"
  | "noRandomness"
  | "makeFailed"
  | "keysLost"
  | "noKey"
  | "copyDamaged"
  | "certificateMismatch"
  | "invalidCertificate"
  | "invalidMessage";

/** What a request is for. */
export interface RequestNames {
  /** The common name, which is also the first subjectAltName. */
  readonly domain: string;
  /** The other ones. */
  readonly others: readonly string[];
}

/** The same, of which the other names may be left out. */
export type NewRequest = Omit<RequestNames, "others"> & Partial<RequestNames>;

/** A certificate that came. */
export interface Delivery {
  /** The certificate, then the ones above it, in PEM. */
  readonly chain: string;
  /** SHA-256 of the public key, in lower-case hex. */
  readonly fingerprint: string;
  /** The name that file names begin with. */
  readonly domain: string;
}

/** What a page asks of the room; none of it asks for a key. */
export type ToRoom =
  | { readonly kind: "start"; readonly script: string; readonly wasm?: ArrayBuffer }
  | { readonly kind: "dress"; readonly language: string; readonly text: Readonly<Record<string, string>> }
  | { readonly kind: "theme"; readonly theme: KeyRoomTheme }
  | { readonly kind: "prepare"; readonly algorithm: KeyAlgorithm; readonly domain: string | null }
  | ({ readonly kind: "make"; readonly algorithm: KeyAlgorithm } & RequestNames)
  | { readonly kind: "cancel" }
  | ({ readonly kind: "deliver" } & Delivery)
  | { readonly kind: "note"; readonly fingerprint: string; readonly note: string }
  | { readonly kind: "prove"; readonly capsule: string }
  | { readonly kind: "notKept"; readonly reason: "full" | "unavailable" | "failed" }
  | { readonly kind: "unlock"; readonly capsule: string }
  | { readonly kind: "bring"; readonly what: "key" | "request" | "capsule" }
  | ({ readonly kind: "sign" } & RequestNames)
  | { readonly kind: "withdraw" }
  | { readonly kind: "forget" };

/** A request that the room signed. */
export interface MadeRequest {
  /** The kind of key. */
  readonly algorithm: KeyAlgorithm;
  /** SHA-256 of the public key, in lower-case hex. */
  readonly fingerprint: string;
  /** The certification request in PEM. */
  readonly csr: string;
}

/** A key that the user brought. */
export interface BroughtKey {
  /** The kind of key. */
  readonly algorithm: KeyAlgorithm;
  /** SHA-256 of the public key, in lower-case hex. */
  readonly fingerprint: string;
}

/** What the room says; none of it can carry a private key that is not encrypted. */
export type FromRoom =
  | { readonly kind: "standing" }
  | { readonly kind: "ready" }
  | { readonly kind: "making"; readonly algorithm: KeyAlgorithm }
  | ({ readonly kind: "made" } & MadeRequest)
  | { readonly kind: "cancelled" }
  | { readonly kind: "fits"; readonly fingerprint: string }
  | { readonly kind: "keyWanted"; readonly fingerprint: string }
  | { readonly kind: "opened"; readonly fingerprint: string }
  | ({ readonly kind: "keyBrought" } & BroughtKey)
  | { readonly kind: "requestBrought"; readonly report: object; readonly request: object | null }
  | { readonly kind: "sealed"; readonly fingerprint: string; readonly capsule: string }
  | { readonly kind: "proven"; readonly fingerprint: string; readonly place: Place }
  | {
      readonly kind: "resumed";
      readonly algorithm: KeyAlgorithm;
      readonly fingerprint: string;
      readonly note: string;
      readonly place: Place;
    }
  | { readonly kind: "saved"; readonly what: "key" | "capsule" | "bundle" }
  | { readonly kind: "forgotten" }
  | { readonly kind: "size"; readonly height: number }
  | { readonly kind: "failed"; readonly error: RoomError };
