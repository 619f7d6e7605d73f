// How kinds of keys are called.

import type { KeyAlgorithm } from "../room/index.js";

export const ALGORITHMS: Readonly<Record<KeyAlgorithm, string>> = {
  "rsa-2048": "RSA 2048",
  "rsa-3072": "RSA 3072",
  "rsa-4096": "RSA 4096",
  "rsa-8192": "RSA 8192",
  "ecdsa-p256": "ECDSA P-256",
  "ecdsa-p384": "ECDSA P-384",
  ed25519: "Ed25519",
  sm2: "SM2",
};
