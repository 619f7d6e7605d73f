// @peculiar/x509 on WebCrypto: requests and certificates. Keys in files are WebCrypto's business.

import { P256, RSA } from "./authority.mjs";
import * as x509 from "@peculiar/x509";
import { der, pem } from "./forms.mjs";

const { subtle } = globalThis.crypto;

export const name = "@peculiar/x509";

const SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";

export const reads = {
  request: async (file) => {
    const request = new x509.Pkcs10CertificateRequest(file);
    if (!(await request.verify())) throw new Error("the signature is wrong");
    const names = request.getExtension(SUBJECT_ALTERNATIVE_NAME).names.items;
    return { publicKey: new Uint8Array(request.publicKey.rawData), names: names.map(({ value }) => value) };
  },
  chain: async (certificates, root) => {
    const [leaf, ...others] = [...certificates, root].map((certificate) => new x509.X509Certificate(certificate));
    const chain = await new x509.X509ChainBuilder({ certificates: others }).build(leaf);
    if (chain.length !== 1 + others.length) throw new Error("the chain does not lead to the root");
    return new Uint8Array(leaf.publicKey.rawData);
  },
};

export const writes = {
  "request: RSA": () => key(RSA, (keys) => request(keys, RSA)),
  "request: P-256": () => key(P256, (keys) => request(keys, P256)),
  "certificate: RSA": () => key(RSA, (keys) => certificate(keys, RSA)),
  "certificate: P-256": () => key(P256, (keys) => certificate(keys, P256)),
};

async function key(algorithm, write) {
  const keys = await subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const publicKey = new Uint8Array(await subtle.exportKey("spki", keys.publicKey));
  return { file: await write(keys), publicKey };
}

const NAMES = () => new x509.SubjectAlternativeNameExtension([{ type: "dns", value: "www.example.com" }]);

export async function request(keys, signingAlgorithm) {
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    name: "CN=www.example.com",
    keys,
    signingAlgorithm,
    extensions: [NAMES()],
  });
  return pem("CERTIFICATE REQUEST", der(request.toString("pem")));
}

async function certificate(keys, signingAlgorithm) {
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: "02",
    name: "CN=www.example.com",
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 86_400_000),
    signingAlgorithm,
    keys,
    extensions: [NAMES()],
  });
  return pem("CERTIFICATE", der(certificate.toString("pem")));
}
