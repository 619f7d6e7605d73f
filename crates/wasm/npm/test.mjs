// The built package, used as a program uses it. KEYSIDE_PACKAGE is its folder, KEYSIDE_TYPESCRIPT that
// of the TypeScript compiler.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { X509Certificate, createPrivateKey, sign, verify } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const folder = path.resolve(process.env.KEYSIDE_PACKAGE);
const keyside = await import(pathToFileURL(path.join(folder, "index.js")));
await keyside.default({ module_or_path: await readFile(keyside.engineUrl()) });
const {
  PrivateKey,
  checkDomain,
  inspectCsr,
  lintCsr,
  parseCertificateChain,
  parseCsr,
  verifyCertificateChain,
} = keyside;

const vector = (name) => {
  const url = new URL(`../../core/tests/vectors/${name}`, import.meta.url);
  return readFile(url, "utf8");
};

test("a request names its domain and its key", () => {
  const key = PrivateKey.make("ecdsa-p256");

  const csr = parseCsr(key.createCsr(checkDomain("WWW.Bücher.example")));

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

  assert.equal(parseCsr(key.createCsr("example.com")).algorithm, "rsa-2048");
});

test("every build that runs here makes a valid key, and the best of them is chosen", async () => {
  const builds = ["wide", "vectors", "plain"].map((name) => path.join(folder, `keyside_${name}.wasm`));
  const running = [];
  for (const build of builds) {
    const wasm = await readFile(build);
    if (!WebAssembly.validate(wasm)) continue;
    running.push(pathToFileURL(build).href);
    const engine = await import(`${pathToFileURL(path.join(folder, "keyside.js"))}?${path.basename(build)}`);
    engine.initSync({ module: wasm });

    const pem = engine.PrivateKey.make("rsa-2048").exportPkcs8();

    const key = createPrivateKey(Buffer.from(pem));
    assert.equal(key.asymmetricKeyDetails.modulusLength, 2048);
    const message = Buffer.from("a message");
    assert.ok(verify("sha256", message, key, sign("sha256", message, key)));
  }
  assert.equal(keyside.engineUrl().href, running[0]);
  assert.ok(running.some((build) => build.endsWith("plain.wasm")));
});

test("an inspection explains every part of a request", () => {
  const key = PrivateKey.make("ecdsa-p256");

  const inspection = inspectCsr(key.createCsr("www.example.net"));

  assert.deepEqual(inspection, {
    subject: [{ field: "CN", value: "www.example.net", stringType: "UTF8String" }],
    alternativeNames: [{ kind: "dns", value: "www.example.net" }],
    key: {
      description: "EC on P-256",
      algorithm: "ecdsa-p256",
      bits: null,
      fingerprint: key.fingerprint,
    },
    signature: { algorithm: "ECDSA with SHA-256", status: "valid" },
    extensions: [
      {
        name: "subjectAltName",
        oid: "2.5.29.17",
        critical: false,
        description: "dns:www.example.net",
      },
    ],
    attributes: [
      {
        name: "extensionRequest",
        oid: "1.2.840.113549.1.9.14",
        description: "subjectAltName",
      },
    ],
    findings: [],
  });
});

test("findings have a name, a sentence and the values in it, in PEM and in DER", () => {
  const pem = PrivateKey.make("ecdsa-p256").createCsr("printer.local");
  const der = Uint8Array.from(Buffer.from(pem.replaceAll(/-----.*-----/g, ""), "base64"));

  for (const request of [pem, der, Buffer.from(pem)]) {
    assert.deepEqual(lintCsr(request), [
      {
        name: "private_name",
        severity: "error",
        message: "`printer.local` is not of the public internet: no public authority certifies it",
        values: { name: "printer.local" },
      },
    ]);
    assert.deepEqual(inspectCsr(request).findings, lintCsr(request));
  }
});

test("a chain is put in order, and verified at a time for a name", async () => {
  const files = ["root.pem", "leaf.pem", "intermediate.pem"].map((name) => vector(`chain/${name}`));
  const [root, leaf, intermediate] = await Promise.all(files);
  const valid = new Date("2030-01-01");

  const certificates = parseCertificateChain(intermediate + leaf);

  assert.deepEqual(
    certificates.map(({ subject, issuer, dnsNames, authority, pem }) => [
      subject,
      issuer,
      dnsNames,
      authority,
      pem,
    ]),
    [
      [
        "CN=www.example.com",
        "CN=TEST Intermediate",
        ["www.example.com", "*.example.org"],
        false,
        leaf,
      ],
      ["CN=TEST Intermediate", "CN=TEST Root", [], true, intermediate],
    ],
  );
  assert.equal(new Date(1000 * certificates[0].notBefore).toISOString(), "2026-11-24T02:39:08.000Z");
  assert.equal(new Date(1000 * certificates[0].notAfter).toISOString(), "2126-10-31T02:39:08.000Z");
  const key = PrivateKey.parse(await vector("chain/leaf.key"));
  assert.equal(certificates[0].fingerprint, key.fingerprint);
  const read = new X509Certificate(leaf);
  const hex = (text) => text.replaceAll(":", "").toLowerCase();
  assert.equal(certificates[0].sha256, hex(read.fingerprint256));
  assert.equal(certificates[0].sha1, hex(read.fingerprint));
  assert.equal(certificates[0].serialNumber, hex(read.serialNumber));
  const verify = (time, domain) =>
    verifyCertificateChain(leaf + intermediate, root, domain, time);
  verify(valid, "a.example.org");
  for (const [time, domain] of [
    [new Date("2020-01-01"), "a.example.org"],
    [valid, "example.net"],
  ]) {
    assert.throws(() => verify(time, domain), { code: "untrusted_chain" });
  }
});

test("errors have a name, a code and a sentence", async () => {
  const stranger = await vector("chain/stranger.pem");
  for (const [code, fail] of [
    ["invalid_domain", () => checkDomain("127.0.0.1")],
    ["unknown_algorithm", () => PrivateKey.make("rsa-1024")],
    ["invalid_key_pem", () => PrivateKey.parse("no key")],
    ["invalid_csr_pem", () => parseCsr("no request")],
    ["invalid_csr_pem", () => inspectCsr("no request")],
    ["invalid_csr", () => lintCsr(new Uint8Array([0x30, 0]))],
    ["invalid_csr", () => lintCsr(undefined)],
    ["invalid_certificate_pem", () => parseCertificateChain("")],
    ["untrusted_chain", () => verifyCertificateChain(stranger, "", "example.com", new Date())],
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
  assert.match(types, /export type FindingName = "non_standard_pem" \| /);
  assert.match(types, /export type KeyFlawName = "small_factor" \| /);
  assert.match(types, /export type Severity = "notice" \| "warning" \| "error";/);
  assert.doesNotMatch(types, /class KeyRoom/);
});

test("the types are precise enough for a strict compiler", async (t) => {
  const compiler = path.resolve(process.env.KEYSIDE_TYPESCRIPT, "bin/tsc");
  const project = await mkdtemp(path.join(tmpdir(), "keyside-"));
  t.after(() => rm(project, { recursive: true }));
  await mkdir(path.join(project, "node_modules"));
  await symlink(folder, path.join(project, "node_modules/keyside"));
  await copyFile(new URL("types.ts", import.meta.url), path.join(project, "types.mts"));
  const options = [
    ...["--strict", "--noUncheckedIndexedAccess", "--exactOptionalPropertyTypes", "--noEmit"],
    ...["--module", "nodenext", "--target", "es2022", "--lib", "es2022,dom,esnext.disposable"],
  ];

  const { status, stdout } = spawnSync(process.execPath, [compiler, ...options, "types.mts"], {
    cwd: project,
    encoding: "utf8",
  });

  assert.equal(status, 0, stdout);
});
