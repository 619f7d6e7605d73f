// What we write, to be read by the peers: each with what a peer must find in it.

import { authority, P256, RSA } from "./authority.mjs";
import { blocks, unzipped } from "./forms.mjs";

export const DOMAIN = "www.example.com";
export const PASSPHRASE = "secret";

/** For each row of the table, what to read it with, and what to read. */
export async function files(ours) {
  const rows = new Map();
  const kinds = [
    ["RSA", "rsa-2048"],
    ["P-256", "ecdsa-p256"],
    ["P-384", "ecdsa-p384"],
    ["Ed25519", "ed25519"],
    ["SM2", "sm2"],
  ];
  const keys = {};
  for (const [kind, algorithm] of kinds) {
    const key = (keys[kind] = await ours.make(algorithm));
    const found = key.fingerprint;
    rows.set(`key: ${kind}, PKCS#8`, { means: "key", found, file: await ours.write(key) });
    rows.set(`request: ${kind}`, { means: "request", found, file: await ours.request(key, DOMAIN) });
  }
  for (const [kind, algorithm, traditional] of [["RSA", RSA, "PKCS#1"], ["P-256", P256, "SEC 1"]]) {
    const key = keys[kind];
    const found = key.fingerprint;
    const { root, issue } = await authority(algorithm);
    const leaf = await issue(await ours.request(key, DOMAIN), DOMAIN);
    const packed = (format, passphrase) => ours.pack(key, leaf + root, DOMAIN, format, passphrase);
    const text = async (format, end) => new TextDecoder().decode(unzipped(await packed(format), end));

    rows.set(`key: ${kind}, ${traditional}`, { means: "key", found, file: await text("alibaba-cloud", ".key") });
    rows.set(`key: ${kind}, encrypted PKCS#8`, {
      means: "key",
      found,
      file: await ours.write(key, PASSPHRASE),
      passphrase: PASSPHRASE,
    });
    for (const [form, format] of [["AES-256", "iis"], ["triple DES", "iis-2016"]]) {
      const file = unzipped(await packed(format, PASSPHRASE), ".pfx");
      rows.set(`container: ${kind}, ${form}`, { means: "container", found, file, passphrase: PASSPHRASE });
    }
    const certificates = blocks("CERTIFICATE", await text("nginx", ".pem"));
    rows.set(`chain: ${kind}`, { means: "chain", found, file: [certificates[0]], root });
  }
  return rows;
}
