// Every block of code in the guides is run; of what needs a browser, the syntax is checked. KEYSIDE_PACKAGE is the
// built package's folder, KEYSIDE_PROXY the proxy's program, KEYSIDE_FORGE the folder of node-forge.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { startDemo } from "../demo.mjs";

const run = promisify(execFile);
const program = path.resolve(process.env.KEYSIDE_PROXY);
const here = path.dirname(fileURLToPath(import.meta.url));
const names = (await readdir(here)).filter((name) => name.endsWith(".md"));
const pages = new Map();
for (const name of [...names, "../README.md"]) {
  pages.set(name, await readFile(path.join(here, name), "utf8"));
}

let project;
let demo;
const surroundings = { ...process.env };

before(async () => {
  project = await mkdtemp(path.join(tmpdir(), "keyside-guides-"));
  await mkdir(path.join(project, "node_modules"));
  for (const [name, folder] of [["keyside", "KEYSIDE_PACKAGE"], ["node-forge", "KEYSIDE_FORGE"]]) {
    await symlink(path.resolve(process.env[folder]), path.join(project, "node_modules", name));
  }
  demo = await startDemo();
  surroundings.DEMO_PAGE = demo.page;
  surroundings.DEMO_CONTROL = demo.control;
});

after(async () => {
  demo.stop();
  await rm(project, { recursive: true });
});

/** The blocks of a language, with those in comments, which only set the scene. */
const blocks = (page, language) => {
  const fences = new RegExp(`^(?:\`\`\`|<!-- )${language}\n(.*?)^(?:\`\`\`|-->)$`, "gms");
  return [...page.matchAll(fences)].map(([, code]) => code);
};

/** The number of blocks that are tested. */
let tested = 0;

for (const [name, page] of pages) {
  const code = blocks(page, "js");
  if (code.length === 0) continue;
  tested += code.length;
  test(`the code of ${name} does what it says`, async () => {
    const asserted = code.join("\n").replace(/^( *)console\.log\((.*)\); \/\/ (\S+)$/gm, "$1told('$3', $2);");
    const file = path.join(project, `${path.basename(name, ".md")}.mjs`);
    await writeFile(file, `import ${JSON.stringify(path.join(here, "setting.mjs"))};\n${asserted}`);
    const expected = asserted.split(/^ *told\(/m).length - 1;

    await run(process.execPath, [file], { env: { ...surroundings, EXPECTED: String(expected) } });
  });
}

test("the proxy takes the settings that the guides show", async () => {
  for (const page of pages.values()) {
    for (const toml of blocks(page, "toml")) {
      tested += 1;
      const file = path.join(project, "keyside.toml");
      await writeFile(file, toml);
      const said = await run(program, ["check", "--config", file], { cwd: project }).catch(
        ({ stdout, stderr }) => ({ stdout, stderr }),
      );
      // It was read: what is still missing is another matter.
      assert.match(said.stdout, /AccessKey/);
    }
  }
});

test("the code for browsers can be read", async () => {
  for (const page of pages.values()) {
    const scripts = blocks(page, "html").map((html) => html.match(/<script type="module">(.*)<\/script>/s)?.[1] ?? "");
    for (const script of [...blocks(page, "javascript"), ...scripts]) {
      tested += 1;
      const file = path.join(project, "browser.mjs");
      await writeFile(file, script);
      await run(process.execPath, ["--check", file]);
    }
  }
});

test("no block of code goes untested", () => {
  const all = [...pages.values()].flatMap((page) => [...page.matchAll(/^```\w+$|^<!-- js$/gm)]);

  assert.ok(tested > 0);
  assert.equal(tested, all.length);
});
