// Who reads what: each cell of the two tables in PEERS.md is a test. KEYSIDE_PACKAGE is the folder
// of the built package, KEYSIDE_TABLES the file with the tables.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import rsasign from "jsrsasign";

import { DOMAIN, PASSPHRASE, files } from "./files.mjs";
import { fingerprint } from "./fingerprint.mjs";
import * as jsrsasign from "./jsrsasign.mjs";
import * as nodeForge from "./node-forge.mjs";
import { load } from "./ours.mjs";
import "./pbkdf2.mjs";
import * as peculiar from "./peculiar-x509.mjs";
import * as pkijs from "./pkijs.mjs";
import { table } from "./table.mjs";

const PEERS = [nodeForge, pkijs, peculiar, jsrsasign];
const names = PEERS.map(({ name }) => name);
const tables = await readFile(process.env.KEYSIDE_TABLES, "utf8");
const keyside = await import(pathToFileURL(path.join(process.env.KEYSIDE_PACKAGE, "node.js")));
const ours = await load(keyside);
const written = await files(ours);

/** What a peer found in a file of ours, as the fingerprint of a public key. */
const found = {
  key: (key) => fingerprint(key),
  request: ({ publicKey, names }) => {
    assert.deepEqual(names, [DOMAIN]);
    return fingerprint(publicKey);
  },
  container: ({ key, certificates }) => {
    assert.equal(certificates, 2);
    return fingerprint(key);
  },
  chain: (publicKey) => fingerprint(publicKey),
};

const they = table(tables, "what we write");
for (const [row, cells] of they.rows) {
  const { means, file, found: wanted, passphrase, root } = written.get(row) ?? {};
  for (const [place, peer] of PEERS.entries()) {
    const read = () => peer.reads[means](file, passphrase ?? root);
    verdict(`${peer.name}, of ours, ${row}`, cells[place], peer.reads[means] && read, async (answer) =>
      assert.equal(found[means](answer), wanted),
    );
  }
}

const we = table(tables, "what they write");
for (const [row, cells] of we.rows) {
  for (const [place, peer] of PEERS.entries()) {
    const write = peer.writes[row];
    const theirs = write && (await write());
    const read = () => readByUs(row, theirs.file);
    verdict(`ours, of ${peer.name}, ${row}`, cells[place], write && read, async (answer) =>
      assert.equal(answer, fingerprint(theirs.publicKey)),
    );
  }
}

test("the tables have every file that is tried, and every peer", () => {
  assert.deepEqual([...they.rows.keys()].toSorted(), [...written.keys()].toSorted());
  const tried = new Set(PEERS.flatMap(({ writes }) => Object.keys(writes)));
  assert.deepEqual([...we.rows.keys()].toSorted(), [...tried].toSorted());
  assert.deepEqual([they.columns, we.columns], [names, names]);
});

test("what there are no means for, the libraries do not name", () => {
  assert.deepEqual(Object.keys(x509).filter((part) => /PrivateKey|Pfx|Pkcs12|Pkcs8/i.test(part)), []);
  assert.deepEqual(Object.keys(rsasign.KJUR.asn1).filter((part) => /pfx|pkcs12/i.test(part)), []);
});

test("the versions that are told are those that are tried", async () => {
  const { dependencies } = JSON.parse(await readFile(new URL("package.json", import.meta.url), "utf8"));
  for (const { name } of PEERS) {
    const version = dependencies[name === "PKI.js" ? "pkijs" : name];
    assert.ok(tables.includes(`${name} ${version}`), `${name} ${version}`);
  }
});

/** One cell: `yes`, `no` for what is refused, or `–` for what there are no means for. */
function verdict(title, cell, read, check) {
  test(`${title}: ${cell}`, async () => {
    if (!read) return assert.equal(cell, "–", "there are no means for it");
    const outcome = await read().then(
      (answer) => ({ answer }),
      (refusal) => ({ refusal }),
    );
    if (cell === "yes") await check("answer" in outcome ? outcome.answer : assert.fail(outcome.refusal));
    else assert.deepEqual([cell, "refusal" in outcome], ["no", true]);
  });
}

/** The fingerprint of what we find in a file of theirs. */
async function readByUs(row, file) {
  const [kind, form] = row.split(": ");
  switch (kind) {
    case "request":
      return (await ours.readRequest(file)).fingerprint;
    case "certificate":
      return (await ours.readChain(file, file, DOMAIN))[0].fingerprint;
    default: {
      const locked = kind === "container" || form.includes("encrypted");
      return (await ours.read(file, locked ? PASSPHRASE : undefined)).fingerprint;
    }
  }
}
