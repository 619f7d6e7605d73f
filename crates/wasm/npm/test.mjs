// The built package, used as a program uses it. KEYSIDE_PACKAGE is its folder, KEYSIDE_TYPESCRIPT that
// of the TypeScript compiler.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { X509Certificate, createPrivateKey, sign, verify } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { runInNewContext } from "node:vm";
import { brotliCompressSync } from "node:zlib";

/** The most bytes that a page loads, by Brotli. */
const PAGE_MAX = 308_000;

/** The most bytes that `keyside/csr` loads, by Brotli. */
const CSR_MAX = 72_000;

const folder = path.resolve(process.env.KEYSIDE_PACKAGE);
const entry = (name) => import(pathToFileURL(path.join(folder, name)));
const keyside = await entry("node.js");
const early = await keyside.PrivateKey.make("ed25519").catch((error) => error);
await keyside.init();
const {
  KeysideError,
  PrivateKey,
  checkDomain,
  inspectCsr,
  isKeysideError,
  lintCsr,
  parseCertificateChain,
  parseCsr,
  verifyCertificateChain,
} = keyside;

const vector = (name) => {
  const url = new URL(`../../core/tests/vectors/${name}`, import.meta.url);
  return readFile(url, "utf8");
};

test("a request names its domain and its key", async () => {
  const key = await PrivateKey.make("ecdsa-p256");

  const csr = parseCsr(key.createCsr(checkDomain("WWW.Bücher.example")));

  assert.deepEqual(csr, {
    domain: "www.xn--bcher-kva.example",
    dnsNames: ["www.xn--bcher-kva.example"],
    algorithm: "ecdsa-p256",
    fingerprint: key.fingerprint,
  });
});

test("names are read by the runtime's URL parser as programs read them by tables", async () => {
  const { accepted, refused } = JSON.parse(await vector("domains.json"));
  for (const { text, ascii } of accepted) {
    assert.equal(checkDomain(text), ascii, text);
    assert.equal(checkDomain(ascii), ascii);
  }
  for (const { text, says } of refused) {
    assert.throws(() => checkDomain(text), (error) => {
      assert.equal(error.code, "invalid_domain");
      assert.ok(error.message.includes(says), `${text}: ${error.message}`);
      return true;
    });
  }
});

test("a passphrase opens the key that it locked", async () => {
  const key = await PrivateKey.make("ed25519");
  const locked = new TextDecoder().decode(key.exportPkcs8("a long passphrase"));

  assert.match(locked, /^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
  assert.equal(PrivateKey.parse(locked, "a long passphrase").fingerprint, key.fingerprint);
});

test("an RSA key can be made", async () => {
  const key = await PrivateKey.make("rsa-2048");

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

test("an inspection explains every part of a request", async () => {
  const key = await PrivateKey.make("ecdsa-p256");

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

test("findings have a name, a sentence and the values in it, in PEM and in DER", async () => {
  const key = await PrivateKey.make("ecdsa-p256");
  const pem = key.createCsr("printer.local");
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
    ["invalid_key_pem", () => PrivateKey.parse("no key")],
    ["invalid_argument", () => PrivateKey.parse(1)],
    ["invalid_argument", () => PrivateKey.parse("no key", 1)],
    ["invalid_argument", () => PrivateKey.parse("no key", Uint8Array.of(0xff))],
    ["invalid_argument", () => new PrivateKey()],
    ["invalid_argument", () => checkDomain()],
    ["invalid_argument", () => verifyCertificateChain(stranger, "", "example.com", 0)],
    ["invalid_csr_pem", () => parseCsr("no request")],
    ["invalid_csr_pem", () => inspectCsr("no request")],
    ["invalid_csr", () => lintCsr(new Uint8Array([0x30, 0]))],
    ["invalid_csr", () => lintCsr(undefined)],
    ["invalid_certificate_pem", () => parseCertificateChain("")],
    ["untrusted_chain", () => verifyCertificateChain(stranger, "", "example.com", new Date())],
  ]) {
    assert.throws(fail, (error) => {
      assert.ok(error instanceof Error);
      assert.ok(error instanceof KeysideError);
      assert.equal(error.name, "KeysideError");
      assert.ok(isKeysideError(error));
      assert.equal(error.code, code);
      return error.message.length > 0;
    });
  }
});

test("errors are known from others, those of another frame included", () => {
  const theirs = runInNewContext(`Object.assign(new Error("no"), { name: "KeysideError", code: "invalid_domain" })`);

  assert.ok(isKeysideError(theirs) && !(theirs instanceof Error));
  for (const other of [undefined, null, "KeysideError", new Error("no"), { name: "KeysideError", code: "invalid_key" }]) {
    assert.ok(!isKeysideError(other));
  }
});

test("every entry throws errors of the one class that it exports", async () => {
  for (const name of ["worker.js", "single-file.js", "node.js", "index.js"]) {
    const other = await entry(name);

    assert.equal(other.KeysideError, KeysideError);
    assert.throws(() => other.checkDomain("127.0.0.1"), KeysideError);
  }
  const csr = await entry("csr.js");
  assert.equal(csr.KeysideError, KeysideError);
  assert.throws(() => new csr.RequestKey(), KeysideError);
});

test("an engine that is not there is an error with a code", async () => {
  const { init } = await import(`${pathToFileURL(path.join(folder, "csr.js"))}?not-there`);
  const missing = new Response("", { status: 404 });

  await assert.rejects(init(missing), (error) => error instanceof KeysideError && error.code === "engine_not_found");
});

test("a freed key cannot be used", async () => {
  const key = await PrivateKey.make("ecdsa-p256");

  key.free();

  for (const use of [() => key.fingerprint, () => key.createCsr("example.com"), () => key.exportPkcs8()]) {
    assert.throws(use, { name: "KeysideError", code: "key_freed" });
  }
  key.free();
});

test("nothing is done before the engine is loaded", () => {
  assert.ok(early instanceof KeysideError);
  assert.equal(early.code, "not_started");
});

test("the making of an RSA key tells of its progress, and leaves the thread free", async () => {
  const told = [];
  let turns = 0;
  const clock = setInterval(() => (turns += 1));

  const key = await PrivateKey.make("rsa-3072", { onProgress: ({ candidates }) => told.push(candidates) });
  clearInterval(clock);

  assert.equal(key.algorithm, "rsa-3072");
  assert.ok(told.length > 0 && turns > 0);
  assert.deepEqual(told, told.toSorted((a, b) => a - b));
});

test("a signal ends the making of a key with its reason", async () => {
  const stop = new AbortController();
  const reason = new Error("enough");
  const onProgress = () => stop.abort(reason);

  await assert.rejects(PrivateKey.make("rsa-8192", { signal: stop.signal, onProgress }), reason);
  await assert.rejects(PrivateKey.make("ed25519", { signal: stop.signal }), reason);
});

test("what a listener to progress throws ends the making", async () => {
  const onProgress = () => {
    throw new Error("a fault");
  };

  await assert.rejects(PrivateKey.make("rsa-8192", { onProgress }), { message: "a fault" });
});

test("what cannot be made is refused", async () => {
  for (const [code, ...request] of [
    ["unknown_algorithm", "rsa-1024"],
    ["unknown_algorithm", "dsa"],
    ["invalid_argument", undefined],
    ["invalid_argument", "ed25519", { onprogress() {} }],
    ["invalid_argument", "ed25519", { onProgress: 1 }],
    ["invalid_argument", "ed25519", { signal: {} }],
    ["invalid_argument", "ed25519", null],
  ]) {
    await assert.rejects(PrivateKey.make(...request), { name: "KeysideError", code });
  }
});

test("a request has the subject and the names of its options", async () => {
  const subject = { commonName: "example.com", organization: "Example Ltd", country: "cn" };
  const options = { subject, dnsNames: ["www.Bücher.example"], ipAddresses: ["2001:db8::1"], mustStaple: true };

  const inspection = inspectCsr((await PrivateKey.make("ecdsa-p384")).createCsr(options));

  assert.deepEqual(
    inspection.subject.map(({ field, value }) => [field, value]),
    [["C", "CN"], ["O", "Example Ltd"], ["CN", "example.com"]],
  );
  assert.deepEqual(
    inspection.alternativeNames.map(({ kind, value }) => [kind, value]),
    [["dns", "example.com"], ["dns", "www.xn--bcher-kva.example"], ["ip", "2001:db8::1"]],
  );
  assert.ok(inspection.extensions.some(({ oid }) => oid === "1.3.6.1.5.5.7.1.24"));
});

test("OpenSSL finds in a request whatever its options say", async () => {
  const names = {
    dnsNames: ["www.example.com"],
    ipAddresses: ["192.0.2.1", "2001:db8::1"],
    emailAddresses: ["ops@Bücher.example"],
    uris: ["spiffe://example.com/service"],
  };
  const csr = (await PrivateKey.make("ecdsa-p256")).createCsr({
    subject: { commonName: "example.com", emailAddress: "ops@example.com", serialNumber: "HRB 1" },
    ...names,
    keyUsages: ["digitalSignature", "keyEncipherment"],
    extendedKeyUsages: ["serverAuth", "clientAuth"],
    mustStaple: true,
    challengePassword: "correct horse",
  });

  const { status, stdout } = spawnSync("openssl", ["req", "-verify", "-noout", "-text"], { input: csr, encoding: "utf8" });

  assert.equal(status, 0);
  for (const found of [
    /Subject:.*CN = example\.com/,
    /Subject:.*serialNumber = HRB 1/,
    /Subject:.*emailAddress = ops@example\.com/,
    /challengePassword *:correct horse/,
    /X509v3 Key Usage: critical\n *Digital Signature, Key Encipherment\n/,
    /X509v3 Extended Key Usage: *\n *TLS Web Server Authentication, TLS Web Client Authentication\n/,
    /TLS Feature: *\n *status_request\n/,
    new RegExp(
      "DNS:example\\.com, DNS:www\\.example\\.com, IP Address:192\\.0\\.2\\.1, IP Address:2001:DB8:0:0:0:0:0:1, " +
        "email:ops@xn--bcher-kva\\.example, URI:spiffe://example\\.com/service\n",
    ),
  ]) {
    assert.match(stdout, found);
  }
});

test("options that are none are refused", async () => {
  const key = await PrivateKey.make("ed25519");
  const subject = { commonName: "example.com" };
  for (const [code, options] of [
    ["invalid_argument", undefined],
    ["invalid_argument", {}],
    ["invalid_argument", { subject: {} }],
    ["invalid_argument", { subject, dnsName: ["example.org"] }],
    ["invalid_argument", { subject: { ...subject, CN: "example.com" } }],
    ["invalid_argument", { subject, dnsNames: "example.org" }],
    ["invalid_argument", { subject, ipAddresses: ["example.org"] }],
    ["invalid_argument", { subject, keyUsages: ["serverAuth"] }],
    ["invalid_argument", { subject, extendedKeyUsages: ["anyExtendedKeyUsage"] }],
    ["invalid_argument", { subject, challengePassword: 1 }],
    ["invalid_field", { subject, challengePassword: "" }],
    ["invalid_field", { subject, emailAddresses: ["example.org"] }],
    ["invalid_field", { subject, uris: ["/path"] }],
    ["invalid_field", { subject: { ...subject, country: "China" } }],
    ["invalid_domain", { subject: { commonName: "localhost" } }],
  ]) {
    assert.throws(() => key.createCsr(options), { name: "KeysideError", code });
  }
  assert.throws(() => key.pack({ chain: "", domain: "example.com", format: 1 }), { code: "invalid_argument" });
});

test("secrets go in and come out as bytes", async () => {
  const key = await PrivateKey.make("ed25519");
  const passphrase = new TextEncoder().encode("a long passphrase");

  const file = key.exportPkcs8(passphrase);

  assert.ok(file instanceof Uint8Array);
  assert.equal(PrivateKey.parse(file, passphrase).fingerprint, key.fingerprint);
});

test("every entry makes a key, in a worker or without", async () => {
  for (const [name, source] of [["worker.js", await readFile(keyside.engineUrl())], ["single-file.js"]]) {
    const pem = path.join(folder, name);
    const script = `const { init, PrivateKey } = await import(${JSON.stringify(pathToFileURL(pem).href)});
      const chunks = [];
      for await (const chunk of process.stdin) chunks.push(chunk);
      await init(chunks.length > 0 ? Buffer.concat(chunks) : undefined);
      const key = await PrivateKey.make("rsa-2048");
      console.log(key.createCsr("www.example.com"));`;

    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
      encoding: "utf8",
      input: source ?? "",
    });

    assert.equal(parseCsr(stdout).algorithm, "rsa-2048", stderr);
  }
});

test("the example of the README runs, and OpenSSL takes its request and its key", async (t) => {
  const project = await install(t);
  const [, example] = /```js\n([^]*?)```/.exec(await readFile(path.join(folder, "README.md"), "utf8"));
  await writeFile(path.join(project, "example.mjs"), example);

  const { stdout, stderr } = spawnSync(process.execPath, ["example.mjs"], { cwd: project, encoding: "utf8" });

  assert.match(stdout, /-----END CERTIFICATE REQUEST-----\n \[\]\n/, stderr);
  for (const arguments_ of [
    ["req", "-verify", "-noout"],
    ["pkey", "-noout", "-passin", "pass:a long passphrase"],
  ]) {
    const { status, stderr } = spawnSync("openssl", arguments_, { input: stdout, encoding: "utf8" });
    assert.equal(status, 0, stderr);
  }
});

test("every file that the package names is in it, and none is that it does not name", async () => {
  const { files } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
  const unnamed = ["README.md", "package.json"];

  assert.deepEqual((await readdir(folder)).filter((name) => !unnamed.includes(name)).toSorted(), files.toSorted());
});

test("the smallest entry makes a key and a request that OpenSSL takes", async () => {
  const { RequestKey, init } = await entry("csr-node.js");
  assert.throws(() => RequestKey.make(), { code: "not_started" });
  await init();
  const key = RequestKey.make();

  const csr = key.createCsr("Bücher.example.com", ["www.example.com"]);

  const { domain, dnsNames, fingerprint } = parseCsr(csr);
  assert.equal(domain, "xn--bcher-kva.example.com");
  assert.deepEqual(dnsNames, ["xn--bcher-kva.example.com", "www.example.com"]);
  assert.equal(PrivateKey.parse(key.exportPkcs8()).fingerprint, fingerprint);
  assert.deepEqual(lintCsr(csr), []);
  assert.equal(spawnSync("openssl", ["req", "-verify", "-noout"], { input: csr }).status, 0);
  assert.throws(() => key.createCsr("localhost"), { name: "KeysideError", code: "invalid_domain" });
  assert.throws(() => key.createCsr("example.com", "example.org"), { code: "invalid_argument" });
  key.free();
  assert.throws(() => key.exportPkcs8(), { code: "key_freed" });
});

test("the smallest entry stays small", async (t) => {
  const names = ["csr.js", "error.js", "keyside_csr.js", "keyside_csr.wasm", "load.js", "refuse.js"];
  const sizes = await Promise.all(
    names.map(async (name) => brotliCompressSync(await readFile(path.join(folder, name))).length),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);

  t.diagnostic(`keyside/csr: ${bytes} bytes, by Brotli`);

  assert.ok(bytes < CSR_MAX, `${bytes} bytes`);
});

test("a page loads no more than it may", async (t) => {
  const scripts = ["api", "browser-finder", "build-urls", "engine", "error", "finder", "index", "key", "keyside", "load", "primes", "refuse"];
  const size = async (name) => brotliCompressSync(await readFile(path.join(folder, name))).length;
  const sizes = await Promise.all(scripts.map((name) => size(`${name}.js`)));
  const glue = sizes.reduce((sum, bytes) => sum + bytes, 0);
  for (const build of ["plain", "vectors", "wide"]) {
    const engine = await size(`keyside_${build}.wasm`);

    t.diagnostic(`${build}: ${glue} bytes of scripts and ${engine} of the engine, by Brotli`);

    assert.ok(glue + engine < PAGE_MAX, `${glue + engine} bytes`);
  }
});

test("the types name every kind and code, and nothing of the key room", async () => {
  const types = await readFile(path.join(folder, "keyside.d.ts"), "utf8");

  assert.match(types, /export type KeyAlgorithm = "rsa-2048" \| /);
  assert.match(types, /export type BundleFormat = "pem"/);
  assert.match(types, /export type ErrorCode = "invalid_domain" \| .* \| "engine_not_found";/);
  assert.match(types, /export type FindingName = "non_standard_pem" \| /);
  assert.match(types, /export type KeyFlawName = "small_factor" \| /);
  assert.match(types, /export type KeyUsage = "digitalSignature" \| /);
  assert.match(types, /export type ExtendedKeyUsage = "serverAuth" \| /);
  assert.match(types, /export type Severity = "notice" \| "warning" \| "error";/);
  assert.doesNotMatch(types, /class KeyRoom/);
});

test("the types are precise enough for a strict compiler", async (t) => {
  const compiler = path.resolve(process.env.KEYSIDE_TYPESCRIPT, "bin/tsc");
  const project = await install(t);
  const programs = ["types", "element.types"];
  for (const name of programs) {
    await copyFile(new URL(`${name}.ts`, import.meta.url), path.join(project, `${name}.mts`));
  }
  const options = [
    ...["--strict", "--noUncheckedIndexedAccess", "--exactOptionalPropertyTypes", "--noEmit"],
    ...["--module", "nodenext", "--target", "es2022", "--lib", "es2022,dom,esnext.disposable"],
  ];

  const { status, stdout } = spawnSync(process.execPath, [compiler, ...options, ...programs.map((name) => `${name}.mts`)], {
    cwd: project,
    encoding: "utf8",
  });

  assert.equal(status, 0, stdout);
});

/** A program's folder, into which the package was installed. */
async function install(t) {
  const project = await mkdtemp(path.join(tmpdir(), "keyside-"));
  t.after(() => rm(project, { recursive: true }));
  await mkdir(path.join(project, "node_modules"));
  await symlink(folder, path.join(project, "node_modules/keyside"));
  return project;
}
