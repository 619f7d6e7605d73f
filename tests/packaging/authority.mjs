// A certificate authority: OpenSSL's.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const folder = mkdtempSync(path.join(tmpdir(), "keyside-authority-"));
process.on("exit", () => rmSync(folder, { recursive: true }));
openssl(
  ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30"],
  ...["-subj", "/CN=TEST", "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign"],
  ...["-keyout", "root.key", "-out", "root.pem"],
);

/** Its certificate. */
export const root = readFileSync(path.join(folder, "root.pem"), "utf8");

/** The chain that answers a request, once its signature was verified. */
export function issue(csr) {
  writeFileSync(path.join(folder, "request.pem"), csr);
  openssl("req", "-verify", "-noout", "-in", "request.pem");
  openssl(
    ...["x509", "-req", "-in", "request.pem", "-CA", "root.pem", "-CAkey", "root.key", "-days", "7"],
    ...["-copy_extensions", "copy", "-out", "leaf.pem"],
  );
  return readFileSync(path.join(folder, "leaf.pem"), "utf8") + root;
}

function openssl(...options) {
  const { status, stderr } = spawnSync("openssl", options, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`openssl ${options[0]}: ${stderr}`);
}
