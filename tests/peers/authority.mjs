// Certificates for keys that are given, from an authority of ours, by @peculiar/x509 and WebCrypto.

import "reflect-metadata";
import * as x509 from "@peculiar/x509";

import { der } from "./forms.mjs";

const { subtle } = globalThis.crypto;
x509.cryptoProvider.set(globalThis.crypto);

export const RSA = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
export const P256 = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

const DAY = 86_400_000;

/** A root and what it issues: `{ root, issue(request, domain) }`, all in PEM. */
export async function authority(algorithm) {
  const keys = await subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const name = "CN=TEST Root";
  const validity = { notBefore: new Date(Date.now() - DAY), notAfter: new Date(Date.now() + 90 * DAY) };
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: "01",
    name,
    ...validity,
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
    ],
  });
  const issue = async (request, domain) => {
    const { publicKey } = new x509.Pkcs10CertificateRequest(der(request));
    const leaf = await x509.X509CertificateGenerator.create({
      serialNumber: "02",
      subject: `CN=${domain}`,
      issuer: name,
      ...validity,
      signingAlgorithm: algorithm,
      publicKey,
      signingKey: keys.privateKey,
      extensions: [
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension([{ type: "dns", value: domain }]),
      ],
    });
    return `${leaf.toString("pem")}\n`;
  };
  return { root: `${root.toString("pem")}\n`, issue };
}
