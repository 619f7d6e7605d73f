// The built package, used as a program uses it. KEYSIDE_PACKAGE is its folder.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const folder = path.resolve(process.env.KEYSIDE_PACKAGE);
const keyside = await import(pathToFileURL(path.join(folder, "keyside.js")));
await keyside.default({ module_or_path: await readFile(path.join(folder, "keyside_bg.wasm")) });
const { PrivateKey, checkDomain, inspectCsr } = keyside;

test("a request names its domain and its key", () => {
  const key = PrivateKey.make("ecdsa-p256");

  const csr = inspectCsr(key.createCsr(checkDomain("WWW.Bücher.example")));

  assert.deepEqual(csr, {
    domain: "www.xn--bcher-kva.example",
    dnsNames: ["www.xn--bcher-kva.example"],
    algorithm: "ecdsa-p256",
    fingerprint: key.fingerprint,
  });
});

test("a passphrase opens the key that it locked", () => {
  const key = PrivateKey.make("ed25519");
  const locked = new TextDecoder().decode(key.exportPkcs8("a long passphrase"));

  assert.match(locked, /^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
  assert.equal(PrivateKey.parse(locked, "a long passphrase").fingerprint, key.fingerprint);
});

test("an RSA key can be made", () => {
  const key = PrivateKey.make("rsa-2048");

  assert.equal(inspectCsr(key.createCsr("example.com")).algorithm, "rsa-2048");
});

test("errors have a name, a code and a sentence", () => {
  for (const [code, fail] of [
    ["invalid_domain", () => checkDomain("127.0.0.1")],
    ["unknown_algorithm", () => PrivateKey.make("rsa-1024")],
    ["invalid_key_pem", () => PrivateKey.parse("no key")],
    ["invalid_csr_pem", () => inspectCsr("no request")],
  ]) {
    assert.throws(fail, (error) => {
      assert.ok(error instanceof Error);
      assert.equal(error.name, "KeysideError");
      assert.equal(error.code, code);
      return error.message.length > 0;
    });
  }
});

test("a freed key cannot be used", () => {
  const key = PrivateKey.make("ecdsa-p256");

  key.free();

  assert.throws(() => key.fingerprint);
});

test("the types name every kind and code, and nothing of the key room", async () => {
  const types = await readFile(path.join(folder, "keyside.d.ts"), "utf8");

  assert.match(types, /export type KeyAlgorithm = "rsa-2048" \| /);
  assert.match(types, /export type BundleFormat = "pem"/);
  assert.match(types, /export type ErrorCode = "invalid_domain" \| /);
  assert.doesNotMatch(types, /class KeyRoom/);
});
