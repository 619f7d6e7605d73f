// The packed package, installed here: each kind of program makes a key, a request that OpenSSL verifies, and a bundle.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";

import { issue } from "./authority.mjs";
import { launch } from "./browser.mjs";
import { builds, frameworks } from "./bundlers.mjs";
import { serve } from "./site.mjs";

const here = import.meta.dirname;
const DOMAIN = "www.example.com";
const ALGORITHMS = ["ecdsa-p256", "rsa-2048"];

let browser;
let site;

before(async () => {
  site = await serve(here);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  site?.close();
});

for (const [name, build] of Object.entries(builds)) {
  test(`the page \`${name}\` makes a key, a request and a bundle`, async () => {
    const folder = await build();
    site.missing.length = 0;
    await browser.open(`${site.url}/${folder}/`);
    await browser.run(`(${countAnswers})()`);

    for (const algorithm of ALGORITHMS) {
      const csr = await browser.run("program.request(...values)", algorithm, DOMAIN);
      const bundle = await browser.run("program.bundle(...values)", issue(csr), DOMAIN);

      checkBundle(bundle);
    }
    assert.deepEqual(site.missing, []);
    const answers = await browser.run("globalThis.answers");
    if (name !== "worker") assert.ok(answers > 0, "no worker searched for primes");
  });
}

test("React and Vue give the element attributes, looks and listeners", async () => {
  const folder = await frameworks();
  await browser.open(`${site.url}/${folder}/`);

  const seen = await browser.run(`(${lookAtElements})()`);

  const theme = { accent: "#123456" };
  // There is no proxy here.
  assert.deepEqual(seen, [
    { name: "react", title: "填写证书信息", theme, heard: ["garbled"] },
    { name: "vue", title: "Describe your certificate", theme, heard: ["garbled"] },
  ]);
});

const programs = {
  node: [process.execPath],
  deno: [path.join(here, "node_modules/@deno/linux-x64-glibc/deno"), "run", "--allow-all"],
  bun: [path.join(here, "node_modules/@oven/bun-linux-x64/bin/bun"), "run"],
};

for (const [name, [program, ...options]] of Object.entries(programs)) {
  const skip = existsSync(program) ? false : `npm has no ${name} for this machine: it is not tried`;
  test(`${name} makes a key, a request and a bundle`, { skip }, async () => {
    for (const algorithm of ALGORITHMS) {
      const child = spawn(program, [...options, "command.mjs", algorithm, DOMAIN], {
        cwd: here,
        stdio: ["pipe", "pipe", "inherit"],
      });
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const answer = async () => JSON.parse((await lines.next()).value ?? "null");

      const csr = await answer();
      assert.ok(csr, "it ended before its request");
      child.stdin.end(`${JSON.stringify(issue(csr))}\n`);

      checkBundle(await answer());
    }
  });

  test(`${name} reads names by tables of its own as programs read them by ours`, { skip }, () => {
    const { accepted, refused } = JSON.parse(readFileSync(process.env.KEYSIDE_DOMAINS, "utf8"));
    const names = [...accepted, ...refused];
    const texts = JSON.stringify(names.map(({ text }) => text));

    const { stdout } = spawnSync(program, [...options, "names.mjs", texts], { cwd: here, encoding: "utf8" });

    const answers = JSON.parse(stdout);
    for (const [place, { text, ascii, says }] of names.entries()) {
      if (ascii === undefined) assert.ok(answers[place].includes(says), `${text}: ${answers[place]}`);
      else assert.equal(answers[place], ascii, text);
    }
  });
}

test("publint finds no fault", () => {
  const tarball = process.env.KEYSIDE_TARBALL;

  const { status, stdout } = tool("publint/src/cli.js", tarball, "--strict");

  assert.equal(status, 0, stdout);
});

test("the types are found however modules are looked up", () => {
  const tarball = process.env.KEYSIDE_TARBALL;
  const engines = [
    ...["csr", "plain", "vectors", "wide"].map((name) => `keyside_${name}.wasm`),
    ...["plain", "vectors"].map((name) => `room/engine_${name}.wasm`),
  ];

  const { status, stdout } = tool(
    ...["@arethetypeswrong/cli/dist/index.js", tarball, "--profile", "esm-only", "--format", "ascii"],
    ...["--exclude-entrypoints", ...engines],
  );

  assert.equal(status, 0, stdout);
});

/** In the page: counts what workers say that are started from now on. */
function countAnswers() {
  globalThis.answers = 0;
  globalThis.Worker = class extends Worker {
    constructor(...options) {
      super(...options);
      this.addEventListener("message", () => (globalThis.answers += 1));
    }
  };
}

/** In the page: what the elements show, once their rooms stand. */
async function lookAtElements() {
  const until = async (look) => {
    while (!look()) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const look = async (name) => {
    const find = () => document.querySelector(`#${name} keyside-request`);
    await until(() => find()?.room && heard[name].length > 0);
    const { room, shadowRoot, theme } = find();
    await room.ready;
    return { name, title: shadowRoot.getElementById("form-title").textContent, theme, heard: heard[name] };
  };
  return Promise.all(["react", "vue"].map(look));
}

function checkBundle(bundle) {
  const bytes = Buffer.from(bundle);
  assert.equal(bytes.toString("latin1", 0, 4), "PK\x03\x04");
  assert.ok(bytes.includes("PRIVATE KEY-----") && bytes.includes("-----BEGIN CERTIFICATE-----"));
}

function tool(script, ...options) {
  const file = path.join(here, "node_modules", script);
  return spawnSync(process.execPath, [file, ...options], { cwd: here, encoding: "utf8" });
}
