// jsrsasign: RSA and the NIST curves, by its own code. It has no PKCS#12.

import jsrsasign from "jsrsasign";

const { KEYUTIL, KJUR, X509, hextoArrayBuffer, pemtohex } = jsrsasign;
const publicDer = (key) => new Uint8Array(hextoArrayBuffer(pemtohex(KEYUTIL.getPEM(key))));

export const name = "jsrsasign";

export const reads = {
  key: async (file, passphrase) => {
    const key = KEYUTIL.getKey(file, passphrase);
    return KEYUTIL.getPEM(key, "PKCS8PRV");
  },
  request: async (file) => {
    if (!KJUR.asn1.csr.CSRUtil.verifySignature(file)) throw new Error("the signature is wrong");
    const { extreq, sbjpubkey } = KJUR.asn1.csr.CSRUtil.getParam(file);
    const names = extreq.find(({ extname }) => extname === "subjectAltName").array;
    return { publicKey: publicDer(KEYUTIL.getKey(sbjpubkey)), names: names.map(({ dns }) => dns) };
  },
  chain: async (certificates, root) => {
    const chain = [...certificates, root].map((certificate) => new X509(certificate));
    chain.forEach((certificate, place) => {
      const issuer = chain[place + 1] ?? certificate;
      if (!certificate.verifySignature(issuer.getPublicKey())) throw new Error("a signature is wrong");
    });
    return publicDer(chain[0].getPublicKey());
  },
};

export const writes = {
  "key: RSA, PKCS#8": () => rsa((pair) => KEYUTIL.getPEM(pair.prvKeyObj, "PKCS8PRV")),
  "key: RSA, PKCS#1": () => rsa((pair) => KEYUTIL.getPEM(pair.prvKeyObj, "PKCS1PRV")),
  "key: RSA, encrypted PKCS#8": () => rsa((pair) => encrypted(pair)),
  "key: P-256, PKCS#8": () => p256((pair) => KEYUTIL.getPEM(pair.prvKeyObj, "PKCS8PRV")),
  "key: P-256, SEC 1": () => p256((pair) => KEYUTIL.getPEM(pair.prvKeyObj, "PKCS1PRV")),
  "key: P-256, encrypted PKCS#8": () => p256((pair) => encrypted(pair)),
  "request: RSA": () => rsa((pair) => request(pair, "SHA256withRSA")),
  "request: P-256": () => p256((pair) => request(pair, "SHA256withECDSA")),
  "certificate: RSA": () => rsa((pair) => certificate(pair, "SHA256withRSA")),
  "certificate: P-256": () => p256((pair) => certificate(pair, "SHA256withECDSA")),
};

const made = {};
const rsa = (write) => key("RSA", 2048, write);
const p256 = (write) => key("EC", "secp256r1", write);

/** One key of a kind for everything, since it takes long. */
async function key(kind, size, write) {
  made[kind] ??= KEYUTIL.generateKeypair(kind, size);
  return { file: await write(made[kind]), publicKey: publicDer(made[kind].pubKeyObj) };
}

function encrypted({ prvKeyObj }) {
  const scheme = { encryptionSchemeAlg: "aes256-CBC", prfAlg: "hmacWithSHA256", iterationCount: 2048 };
  return KEYUTIL.getPEM(prvKeyObj, "PKCS8PRV", "secret", null, null, scheme);
}

const SUBJECT = { str: "/CN=www.example.com" };
const NAMES = { extname: "subjectAltName", array: [{ dns: "www.example.com" }] };

export function request({ prvKeyObj, pubKeyObj }, sigalg) {
  const parameters = { subject: SUBJECT, sbjpubkey: pubKeyObj, extreq: [NAMES], sigalg, sbjprvkey: prvKeyObj };
  return new KJUR.asn1.csr.CertificationRequest(parameters).getPEM();
}

function certificate({ prvKeyObj, pubKeyObj }, sigalg) {
  const at = (days) => ({ str: jsrsasign.datetozulu(new Date(Date.now() + 86_400_000 * days), true, false) });
  const parameters = {
    version: 3,
    serial: { int: 2 },
    issuer: SUBJECT,
    notbefore: at(-1),
    notafter: at(1),
    subject: SUBJECT,
    sbjpubkey: pubKeyObj,
    ext: [NAMES],
    sigalg,
    cakey: prvKeyObj,
  };
  return new KJUR.asn1.x509.Certificate(parameters).getPEM();
}
