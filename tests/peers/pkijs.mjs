// PKI.js on WebCrypto.

import * as asn1js from "asn1js";
import * as pkijs from "pkijs";

import { P256, RSA } from "./authority.mjs";
import { der, pem } from "./forms.mjs";

const { subtle } = globalThis.crypto;
const text = (passphrase) => new TextEncoder().encode(passphrase).buffer;
const toBytes = (structure) => new Uint8Array(structure.toSchema(true).toBER(false));

export const name = "PKI.js";

/** A key is read when PKI.js understands its file and its engine takes the key. */
export const reads = {
  key: async (file, passphrase) => {
    const label = /-----BEGIN ([^-]+)-----/.exec(file)[1];
    switch (label) {
      case "RSA PRIVATE KEY": {
        const key = pkijs.RSAPrivateKey.fromBER(der(file));
        return jwkPem({ kty: "RSA", ...key.toJSON() }, RSA);
      }
      case "EC PRIVATE KEY": {
        const key = pkijs.ECPrivateKey.fromBER(der(file));
        return jwkPem({ kty: "EC", ...key.toJSON() }, P256);
      }
      case "ENCRYPTED PRIVATE KEY": {
        const bag = pkijs.PKCS8ShroudedKeyBag.fromBER(der(file));
        await bag.parseInternalValues({ password: text(passphrase) });
        return keyPem(bag.parsedValue);
      }
      default:
        return keyPem(pkijs.PrivateKeyInfo.fromBER(der(file)));
    }
  },
  request: async (file) => {
    const request = pkijs.CertificationRequest.fromBER(der(file));
    if (!(await request.verify())) throw new Error("the signature is wrong");
    const asked = pkijs.Extensions.fromBER(request.attributes[0].values[0].valueBeforeDecodeView);
    const names = asked.extensions.find(({ extnID }) => extnID === pkijs.id_SubjectAltName).parsedValue.altNames;
    return { publicKey: toBytes(request.subjectPublicKeyInfo), names: names.map(({ value }) => value) };
  },
  container: async (file, passphrase) => {
    const pfx = pkijs.PFX.fromBER(file);
    const password = text(passphrase);
    await pfx.parseInternalValues({ checkIntegrity: true, password });
    const { authenticatedSafe } = pfx.parsedValue;
    const parameters = authenticatedSafe.safeContents.map((content) =>
      content.contentType === pkijs.id_ContentType_Data ? {} : { password },
    );
    await authenticatedSafe.parseInternalValues({ safeContents: parameters });
    const bags = authenticatedSafe.parsedValue.safeContents.flatMap(({ value }) => value.safeBags);
    const key = bags.find(({ bagId }) => bagId === "1.2.840.113549.1.12.10.1.2").bagValue;
    await key.parseInternalValues({ password });
    return {
      key: await keyPem(key.parsedValue),
      certificates: bags.filter(({ bagValue }) => bagValue.parsedValue instanceof pkijs.Certificate).length,
    };
  },
  chain: async (certificates, root) => {
    const certs = certificates.map((certificate) => pkijs.Certificate.fromBER(der(certificate)));
    const trustedCerts = [pkijs.Certificate.fromBER(der(root))];
    const { result, resultMessage } = await new pkijs.CertificateChainValidationEngine({ certs, trustedCerts }).verify();
    if (!result) throw new Error(resultMessage);
    return toBytes(certs[0].subjectPublicKeyInfo);
  },
};

const MODERN = { contentEncryptionAlgorithm: { name: "AES-CBC", length: 256 }, hmacHashAlgorithm: "SHA-256" };

export const writes = {
  "key: RSA, PKCS#8": () => key(RSA, ({ info }) => pem("PRIVATE KEY", toBytes(info))),
  "key: RSA, PKCS#1": () => key(RSA, ({ info }) => pem("RSA PRIVATE KEY", toBytes(info.parsedKey))),
  "key: RSA, encrypted PKCS#8": () => key(RSA, encrypted),
  "key: P-256, PKCS#8": () => key(P256, ({ info }) => pem("PRIVATE KEY", toBytes(info))),
  "key: P-256, encrypted PKCS#8": () => key(P256, encrypted),
  "request: RSA": () => key(RSA, ({ keys }) => request(keys)),
  "request: P-256": () => key(P256, ({ keys }) => request(keys)),
  "container: RSA, AES-256": () => key(RSA, ownContainer),
  "container: P-256, AES-256": () => key(P256, ownContainer),
  "certificate: RSA": () => key(RSA, async ({ keys }) => pem("CERTIFICATE", toBytes(await certificate(keys)))),
  "certificate: P-256": () => key(P256, async ({ keys }) => pem("CERTIFICATE", toBytes(await certificate(keys)))),
};

async function key(algorithm, write) {
  const keys = await subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const info = pkijs.PrivateKeyInfo.fromBER(await subtle.exportKey("pkcs8", keys.privateKey));
  const publicKey = new Uint8Array(await subtle.exportKey("spki", keys.publicKey));
  return { file: await write({ keys, info }), publicKey };
}

/** The engine's algorithm for a key. */
function algorithmOf(info) {
  const oid = info.privateKeyAlgorithm.algorithmId;
  if (oid === "1.2.840.113549.1.1.1") return RSA;
  if (oid !== "1.2.840.10045.2.1") throw new Error(`PKI.js has no algorithm for ${oid}`);
  const curve = pkijs.ECNamedCurves.find(info.privateKeyAlgorithm.algorithmParams.valueBlock.toString());
  return { name: "ECDSA", namedCurve: curve.name };
}

async function keyPem(info) {
  return exported(await pkijs.getCrypto(true).importKey("pkcs8", toBytes(info), algorithmOf(info), true, ["sign"]));
}

async function jwkPem(jwk, algorithm) {
  return exported(await pkijs.getCrypto(true).importKey("jwk", jwk, algorithm, true, ["sign"]));
}

async function exported(key) {
  return pem("PRIVATE KEY", await subtle.exportKey("pkcs8", key));
}

function fill({ typesAndValues }) {
  const value = new asn1js.Utf8String({ value: "www.example.com" });
  typesAndValues.push(new pkijs.AttributeTypeAndValue({ type: "2.5.4.3", value }));
}

function names() {
  const altNames = [new pkijs.GeneralName({ type: 2, value: "www.example.com" })];
  const extnValue = new pkijs.GeneralNames({ names: altNames }).toSchema().toBER(false);
  return new pkijs.Extension({ extnID: pkijs.id_SubjectAltName, extnValue });
}

export async function request(keys) {
  const request = new pkijs.CertificationRequest({ version: 0 });
  fill(request.subject);
  const asked = new pkijs.Extensions({ extensions: [names()] });
  request.attributes = [new pkijs.Attribute({ type: "1.2.840.113549.1.9.14", values: [asked.toSchema()] })];
  await request.subjectPublicKeyInfo.importKey(keys.publicKey);
  await request.sign(keys.privateKey, "SHA-256");
  return pem("CERTIFICATE REQUEST", toBytes(request));
}

export async function certificate(keys) {
  const certificate = new pkijs.Certificate({ version: 2, serialNumber: new asn1js.Integer({ value: 2 }) });
  fill(certificate.subject);
  fill(certificate.issuer);
  certificate.notBefore.value = new Date(Date.now() - 86_400_000);
  certificate.notAfter.value = new Date(Date.now() + 86_400_000);
  certificate.extensions = [names()];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(keys.privateKey, "SHA-256");
  return certificate;
}

async function encrypted({ info }) {
  const bag = new pkijs.PKCS8ShroudedKeyBag({ parsedValue: info });
  await bag.makeInternalValues({ ...MODERN, password: text("secret"), iterationCount: 2048 });
  return pem("ENCRYPTED PRIVATE KEY", toBytes(bag));
}

async function ownContainer({ keys, info }) {
  return container(info, await certificate(keys), "secret", 2048);
}

export async function container(info, certificate, passphrase, iterationCount) {
  const encryption = { ...MODERN, password: text(passphrase), iterationCount };
  const shrouded = new pkijs.PKCS8ShroudedKeyBag({ parsedValue: info });
  await shrouded.makeInternalValues(encryption);
  const bag = (bagId, bagValue) =>
    new pkijs.SafeContents({ safeBags: [new pkijs.SafeBag({ bagId, bagValue })] });
  const safeContents = [
    { privacyMode: 0, value: bag("1.2.840.113549.1.12.10.1.2", shrouded) },
    { privacyMode: 1, value: bag("1.2.840.113549.1.12.10.1.3", new pkijs.CertBag({ parsedValue: certificate })) },
  ];
  const authenticatedSafe = new pkijs.AuthenticatedSafe({ parsedValue: { safeContents } });
  await authenticatedSafe.makeInternalValues({ safeContents: [{}, encryption] });
  const pfx = new pkijs.PFX({ parsedValue: { integrityMode: 0, authenticatedSafe } });
  await pfx.makeInternalValues({
    password: text(passphrase),
    iterations: iterationCount,
    pbkdf2HashAlgorithm: { name: "SHA-256" },
    hmacHashAlgorithm: "SHA-256",
  });
  return toBytes(pfx);
}
