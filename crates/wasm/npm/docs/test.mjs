// Every block of code in the guides is run: `js` in Node and in Chromium, `html` and `js browser` in Chromium, with
// someone at the key room; commands in a shell, settings by the proxy. KEYSIDE_PACKAGE is the built package's folder,
// KEYSIDE_TARBALL what was packed of it, KEYSIDE_PROXY the proxy's program, KEYSIDE_FORGE the folder of node-forge,
// KEYSIDE_TYPESCRIPT that of TypeScript.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import { root } from "../../../../tests/packaging/authority.mjs";
import { startDemo } from "../demo.mjs";
import { blocks, program } from "./test/blocks.mjs";
import { startHosts } from "./test/hosts.mjs";
import { pageWith } from "./test/page.mjs";
import { startRegistry } from "./test/registry.mjs";
import { sitDown } from "./test/user.mjs";

const run = promisify(execFile);
const here = import.meta.dirname;
const { KEYSIDE_PACKAGE, KEYSIDE_TARBALL, KEYSIDE_PROXY, KEYSIDE_FORGE, KEYSIDE_TYPESCRIPT } = process.env;
const description = JSON.parse(await readFile(path.join(KEYSIDE_PACKAGE, "package.json"), "utf8"));

const pages = new Map();
for (const name of [...(await readdir(here)).filter((name) => name.endsWith(".md")), "../README.md"]) {
  pages.set(path.basename(name, ".md"), blocks(await readFile(path.join(here, name), "utf8")));
}

let project;
let demo;
let hosts;
let registry;
let user;

before(async () => {
  project = await mkdtemp(path.join(tmpdir(), "keyside-guides-"));
  await mkdir(path.join(project, "node_modules"));
  for (const [name, folder] of [["keyside", KEYSIDE_PACKAGE], ["node-forge", KEYSIDE_FORGE]]) {
    await symlink(path.resolve(folder), path.join(project, "node_modules", name));
  }
  demo = await startDemo();
  hosts = await startHosts(project, demo);
  hosts.pages.set("/setting.mjs", await readFile(path.join(here, "test/setting.mjs")));
  registry = await startRegistry(description, KEYSIDE_TARBALL);
  user = await sitDown(hosts.tls);
});

after(async () => {
  await user?.leave();
  registry?.close();
  hosts?.close();
  demo?.stop();
  await rm(project, { recursive: true });
});

for (const [name, all] of pages) {
  const runnable = all.filter(({ why }) => !why);
  const of = (...kinds) => runnable.filter(({ kind }) => kinds.includes(kind));
  const folder = () => path.join(project, name);

  for (const { kind, why } of all.filter(({ why }) => why)) {
    test(`a block of ${kind} in ${name}`, { skip: why });
  }

  const define = (title, kinds, body) => of(...kinds).length > 0 && test(title, body);

  define(`the commands and the code of ${name} do in Node what they say`, ["js", "js node", "sh"], async () => {
    const first = runnable.findIndex(({ kind }) => kind.startsWith("js"));
    await makeFolder(folder());
    for (const { kind, code } of runnable.slice(0, first)) {
      if (kind === "sh") await run("sh", ["-euc", code], { cwd: folder(), env: surroundings() });
    }

    await inNode(folder(), program(runnable.slice(first), "js", "js node", "sh"));
  });

  for (const kind of ["js", "js browser"]) {
    define(`the blocks of ${kind} in ${name} do in Chromium what they say`, [kind], async () => {
      await inChromium(program(runnable, kind));
    });
  }

  define(`the TypeScript of ${name} has no wrong types and does what it says`, ["ts"], async () => {
    const { code, expected } = program(runnable, "ts");
    await makeFolder(folder());
    await writeFile(path.join(folder(), "typed.ts"), code);
    await compile(path.join(folder(), "typed.ts"), path.join(here, "test/setting.d.ts"));
    const compiled = { code: await readFile(path.join(folder(), "typed.js"), "utf8"), expected };

    await inNode(folder(), compiled);
    await inChromium(compiled);
  });

  for (const block of of("html")) {
    const title = block.code.slice(0, block.code.indexOf("\n"));
    test(`the page in ${name} that begins with ${title} does what it says`, async () => {
      const { code, expected } = program([block], "html");
      await open(code);

      await attend(code);
      await user.until(`reached === ${expected} || failures.length > 0`);
      assert.deepEqual(await user.browser.run("failures"), []);
    });
  }

  for (const { code } of of("toml")) {
    test(`the proxy takes the settings that ${name} shows`, async () => {
      await makeFolder(folder());
      await writeFile(path.join(folder(), "keyside.toml"), code);
      const check = run(path.resolve(KEYSIDE_PROXY), ["check", "--config", "keyside.toml"], { cwd: folder() });
      const { stdout } = await check.catch((failure) => failure);

      // It was read: what is still missing is another matter.
      assert.match(stdout, /AccessKey/);
    });
  }
}

test("the guides have the same code in Chinese", async () => {
  const names = async (folder) => (await readdir(path.join(here, folder))).filter((name) => name.endsWith(".md"));
  assert.deepEqual(await names("zh"), await names(""));

  for (const name of await names("zh")) {
    const [ours, theirs] = await Promise.all([name, `zh/${name}`].map((name) => readFile(path.join(here, name), "utf8")));

    assert.deepEqual(blocks(theirs), blocks(ours));
    assert.ok(ours.includes(`(./zh/${name})`) && theirs.includes(`(../${name})`), `${name} leads to no other language`);
  }
});

/** Runs code in Node, in that folder. */
async function inNode(folder, { code, expected }) {
  const file = path.join(folder, "program.mjs");
  await writeFile(file, `import ${JSON.stringify(path.join(here, "test/node.mjs"))};\n${code}`);
  await run(process.execPath, [file], { cwd: folder, env: { ...surroundings(), EXPECTED: String(expected) } });
}

/** Runs code as a module in Chromium, with someone who does what it asks for. */
async function inChromium({ code, expected }) {
  hosts.pages.set("/program.js", code);
  await open('<main id="room"></main>');
  await user.browser.run("void (globalThis.running = import('/program.js').then(() => 'done', (error) => String(error?.stack ?? error)))");

  await attend(code).catch(async (waited) => {
    await user.leaveRoom();
    assert.equal(await user.browser.run("Promise.race([running, 'done'])"), "done");
    throw waited;
  });
  assert.equal(await user.browser.run("running"), "done");
  assert.equal(await user.browser.run("reached"), expected);
}

async function open(html) {
  hosts.pages.set("/page.html", pageWith(html, description.exports, root));
  await user.browser.open("https://portal.example.com/page.html");
}

/** Does what the code has its user do. */
async function attend(code) {
  if (code.includes("createKeyRoom")) await user.useRoom();
  if (code.includes("<keyside-request")) await user.useElement();
}

/** A folder for a program that has not installed anything. */
async function makeFolder(folder) {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
}

async function compile(...files) {
  const options = ["--strict", "--noUncheckedIndexedAccess", "--exactOptionalPropertyTypes", "--module", "nodenext"];
  const library = ["--target", "es2022", "--lib", "es2022,dom,dom.iterable,esnext.disposable"];
  const compiler = path.join(KEYSIDE_TYPESCRIPT, "bin/tsc");
  const { stdout } = await run(process.execPath, [compiler, ...options, ...library, ...files]).catch((failure) => failure);
  assert.equal(stdout, "");
}

const surroundings = () => ({
  ...process.env,
  HOSTS: String(hosts.plain),
  ROOTS: root,
  npm_config_registry: registry.address,
  npm_config_cache: path.join(project, "npm-cache"),
});
