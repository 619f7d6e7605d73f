// Prints a row of the benchmark, in JSON, on each line: of Node, then of Chromium. KEYSIDE_PACKAGE is
// the folder of the built package.

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

import { build } from "esbuild";

import { report } from "./report.mjs";

const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm" };
const folder = process.env.KEYSIDE_PACKAGE;
const tell = (row) => console.log(JSON.stringify(row));

const keyside = await import(pathToFileURL(path.join(folder, "node.js")));
await report(keyside, "node", tell);
await inChromium();

async function inChromium() {
  const bundled = await build({
    entryPoints: [new URL("browser.mjs", import.meta.url).pathname],
    bundle: true,
    format: "esm",
    logLevel: "error",
    minify: true,
    platform: "browser",
    target: "es2022",
    write: false,
  });
  const [script] = bundled.outputFiles;
  const profile = await mkdtemp(path.join(tmpdir(), "keyside-"));
  const server = createServer();
  const ended = new Promise((resolve) => server.on("request", (...exchange) => answer(script, resolve, ...exchange)));
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const address = `http://127.0.0.1:${server.address().port}/`;
  const switches = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", `--user-data-dir=${profile}`];
  const browser = spawn("chromium", [...switches, address], { stdio: "ignore" });
  const left = new Promise((resolve) => browser.on("exit", resolve));
  const failure = await Promise.race([ended, left.then((code) => `Chromium ended with ${code}`)]);
  browser.kill();
  await left;
  server.closeAllConnections();
  server.close();
  await rm(profile, { recursive: true, maxRetries: 5 });
  if (failure !== null) throw new Error(failure);
}

/** Serves the page, the script and the package, and hears what the page posts. */
async function answer(script, end, request, response) {
  const { pathname } = new URL(request.url, "http://127.0.0.1");
  const send = (type, content) => response.writeHead(200, { "content-type": type }).end(content);
  if (request.method === "POST") {
    const content = JSON.parse(await text(request));
    send("text/plain", "");
    if (pathname === "/row") tell(content);
    else end(content);
  } else if (pathname === "/") {
    send("text/html", "<!doctype html><title>Benchmark</title><script type=module src=/bench.js></script>");
  } else if (pathname === "/bench.js") {
    send(TYPES[".js"], script.text);
  } else if (pathname.startsWith("/keyside/")) {
    const name = path.basename(pathname);
    send(TYPES[path.extname(name)], await readFile(path.join(folder, name)));
  } else {
    response.writeHead(404).end();
  }
}
