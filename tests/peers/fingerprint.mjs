// SHA-256 of public keys, by Node's own means.

import { createHash, createPrivateKey, createPublicKey } from "node:crypto";

/** In hex, of the public key of a private key in PEM, or of a public key in DER. */
export function fingerprint(key) {
  const spki =
    typeof key === "string"
      ? createPublicKey(createPrivateKey(key)).export({ format: "der", type: "spki" })
      : Buffer.from(key);
  return createHash("sha256").update(spki).digest("hex");
}
