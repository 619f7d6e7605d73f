// node-forge: everything with RSA, by its own code.

import forge from "node-forge";

import { pem as toPem } from "./forms.mjs";

const { asn1, pki, pkcs12 } = forge;
const bytes = (binary) => Uint8Array.from(binary, (character) => character.charCodeAt(0));
const binary = (file) => forge.util.createBuffer(file).getBytes();
const publicDer = (key) => bytes(asn1.toDer(pki.publicKeyToAsn1(key)).getBytes());
const privatePem = (key) => pki.privateKeyInfoToPem(pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(key)));

export const name = "node-forge";

/** `key` answers PKCS#8 in PEM; `request` the public key in DER, and names whose signature is right. */
export const reads = {
  key: async (file, passphrase) => {
    const key = passphrase ? pki.decryptRsaPrivateKey(file, passphrase) : pki.privateKeyFromPem(file);
    if (!key) throw new Error("the passphrase does not open it");
    return privatePem(key);
  },
  request: async (file) => {
    const request = pki.certificationRequestFromPem(file);
    if (!request.verify()) throw new Error("the signature is wrong");
    const { extensions } = request.getAttribute({ name: "extensionRequest" });
    const names = extensions.find((extension) => extension.name === "subjectAltName").altNames;
    return { publicKey: publicDer(request.publicKey), names: names.map(({ value }) => value) };
  },
  container: async (file, passphrase) => {
    const container = pkcs12.pkcs12FromAsn1(asn1.fromDer(binary(file)), passphrase);
    const bags = (type) => container.getBags({ bagType: type })[type];
    const [{ key }] = bags(pki.oids.pkcs8ShroudedKeyBag);
    const certificates = bags(pki.oids.certBag);
    if (!key || certificates.some(({ cert }) => !cert)) throw new Error("a key or certificate of another kind");
    return { key: privatePem(key), certificates: certificates.length };
  },
  chain: async (certificates, root) => {
    const chain = [...certificates, root].map((certificate) => pki.certificateFromPem(certificate));
    pki.verifyCertificateChain(pki.createCaStore([root]), chain);
    return publicDer(chain[0].publicKey);
  },
};

/** Each answers what was written and the public key, in DER. */
export const writes = {
  "key: RSA, PKCS#8": () => key((pair) => privatePem(pair.privateKey)),
  "key: RSA, PKCS#1": () => key((pair) => pki.privateKeyToPem(pair.privateKey)),
  "key: RSA, encrypted PKCS#8": () =>
    key((pair) => {
      const info = pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(pair.privateKey));
      const options = { algorithm: "aes256", prfAlgorithm: "sha256", count: 2048 };
      return pki.encryptedPrivateKeyToPem(pki.encryptPrivateKeyInfo(info, "secret", options));
    }),
  "request: RSA": () => key(request),
  "container: RSA, AES-256": () => key((pair) => container(pair, { algorithm: "aes256" })),
  "container: RSA, triple DES": () => key((pair) => container(pair, { algorithm: "3des" })),
  "certificate: RSA": () => key(certificate),
};

let made;

/** One key for everything, since it takes long. */
async function key(write) {
  made ??= forge.pki.rsa.generateKeyPair(2048);
  return { file: await write(made), publicKey: publicDer(made.publicKey) };
}

const SUBJECT = [{ name: "commonName", value: "www.example.com" }];
const NAMES = { name: "subjectAltName", altNames: [{ type: 2, value: "www.example.com" }] };

export function request({ publicKey, privateKey }) {
  const request = pki.createCertificationRequest();
  request.publicKey = publicKey;
  request.setSubject(SUBJECT);
  request.setAttributes([{ name: "extensionRequest", extensions: [NAMES] }]);
  request.sign(privateKey, forge.md.sha256.create());
  return pki.certificationRequestToPem(request);
}

export function certificate({ publicKey, privateKey }) {
  const certificate = pki.createCertificate();
  certificate.publicKey = publicKey;
  certificate.serialNumber = "02";
  certificate.validity.notBefore = new Date(Date.now() - 86_400_000);
  certificate.validity.notAfter = new Date(Date.now() + 86_400_000);
  certificate.setSubject(SUBJECT);
  certificate.setIssuer(SUBJECT);
  certificate.setExtensions([NAMES]);
  certificate.sign(privateKey, forge.md.sha256.create());
  return toPem("CERTIFICATE", bytes(asn1.toDer(pki.certificateToAsn1(certificate)).getBytes()));
}

function container(pair, options) {
  const parts = [pair.privateKey, pki.certificateFromPem(certificate(pair)), "secret"];
  return bytes(asn1.toDer(pkcs12.toPkcs12Asn1(...parts, options)).getBytes());
}
