// What the guides' code finds around it: an authority at `https://ca.example.com/`, a proxy at
// `https://proxy.example.com/` that is the demo in truth, and someone who publishes what is shown.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const folder = mkdtempSync(path.join(tmpdir(), "keyside-authority-"));
const file = (name) => path.join(folder, name);
const openssl = (...args) => execFileSync("openssl", args, { stdio: ["ignore", "pipe", "ignore"] });

let started = false;

function start() {
  if (started) return;
  started = true;
  openssl(
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30"],
    ...["-subj", "/CN=Authority of an example", "-addext", "basicConstraints=critical,CA:TRUE"],
    ...["-addext", "keyUsage=critical,keyCertSign", "-keyout", file("root.key"), "-out", file("root.pem")],
  );
}

/** A certificate for what the request asks for, and the root. */
function sign(csr) {
  start();
  writeFileSync(file("request.csr"), csr);
  openssl(
    ...["x509", "-req", "-in", file("request.csr"), "-CA", file("root.pem"), "-CAkey", file("root.key")],
    ...["-copy_extensions", "copyall", "-days", "7", "-out", file("leaf.pem")],
  );
  return readFileSync(file("leaf.pem"), "utf8") + readFileSync(file("root.pem"), "utf8");
}

globalThis.issue = async (csr) => sign(csr);
Object.defineProperty(globalThis, "roots", {
  get() {
    start();
    return readFileSync(file("root.pem"), "utf8");
  },
});

const { fetch } = globalThis;
globalThis.fetch = async (input, init) => {
  const url = new URL(input);
  switch (url.host) {
    case "ca.example.com":
      return new Response(sign(init.body));
    case "proxy.example.com":
      return fetch(new URL(url.pathname + url.search, process.env.DEMO_PAGE), init);
    default:
      return fetch(input, init);
  }
};

globalThis.show = (text) => {
  const [publish, name, type, value] = text.split(" ");
  if (publish === "Publish") {
    fetch(`${process.env.DEMO_CONTROL}/records`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name, type, value }),
    });
  }
};

let left = Number(process.env.EXPECTED);

/** What `console.log(value); // expected` is run as. */
globalThis.told = (expected, value) => {
  left -= 1;
  if (String(value) !== expected) {
    throw new Error(`the guide says ${expected}, and it is ${value}`);
  }
};

process.on("exit", () => {
  if (left !== 0 && !process.exitCode) {
    console.error(`${left} of what the guide says was not reached`);
    process.exitCode = 1;
  }
});
