// The hosts that the guides name, on this machine: the portal, whose pages are given; an authority; a proxy, which is
// the demo in truth; the demo's control.

import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import path from "node:path";
import { text } from "node:stream/consumers";

import { issue } from "../../../../../tests/packaging/authority.mjs";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };

/** What tells the demo, which has no list of origins, that a page of another site calls. */
const OF_ANOTHER_SITE = /^(origin|sec-fetch-.*)$/;

/** Starts them, with a folder in which the portal's files are, and the demo. */
export async function startHosts(folder, demo) {
  const pages = new Map();
  const body = JSON.stringify({ advanceSeconds: 12 });
  const headers = { "content-type": "application/json" };
  // Nobody waits for an authority that is simulated.
  const hurry = () => fetch(`${demo.control}/clock`, { method: "POST", headers, body });
  const hosts = {
    "portal.example.com": async ({ url }, reply) => {
      const { pathname } = new URL(url, "http://portal");
      const content = pages.get(pathname) ?? (await readFile(path.join(folder, pathname)).catch(() => undefined));
      if (content === undefined) console.error(`the portal has no ${pathname}`);
      reply.writeHead(content === undefined ? 404 : 200, { "content-type": TYPES[path.extname(pathname)] ?? "text/plain" });
      reply.end(content);
    },
    "ca.example.com": async (request, reply) => reply.end(issue(await text(request))),
    "proxy.example.com": relayTo(demo.page, hurry),
    "control.example.com": relayTo(demo.control, hurry),
  };
  const answer = async (request, reply) => {
    letIn(request, reply);
    const host = request.headers["x-forwarded-host"] ?? request.headers.host;
    if (request.method === "OPTIONS" || !hosts[host]) reply.end();
    else await hosts[host](request, reply);
  };
  const pem = selfSigned();
  const servers = [http.createServer(answer), https.createServer({ key: pem, cert: pem }, answer)];
  for (const server of servers) {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  }
  const [plain, tls] = servers.map((server) => server.address().port);
  const close = () => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  };
  return { pages, plain, tls, close };
}

/** As the proxy does with `origins`. */
function letIn({ headers }, reply) {
  if (!headers.origin) return;
  reply.setHeader("access-control-allow-origin", headers.origin);
  reply.setHeader("access-control-allow-headers", headers["access-control-request-headers"] ?? "*");
  reply.setHeader("access-control-allow-methods", "GET, POST, PUT, DELETE");
  reply.setHeader("access-control-expose-headers", "*");
}

/** Relays to that address, and calls `then` after everything that is posted there. */
function relayTo(target, then) {
  const { host, origin } = new URL(target);
  return (request, reply) => {
    const from = Object.entries(request.headers).filter(([name]) => !OF_ANOTHER_SITE.test(name));
    const headers = { ...Object.fromEntries(from), host };
    const onward = http.request(origin + request.url, { method: request.method, headers });
    onward.on("response", async (answer) => {
      if (request.method === "POST") await then();
      for (const [name, value] of Object.entries(answer.headers)) reply.setHeader(name, value);
      reply.writeHead(answer.statusCode);
      reply.flushHeaders();
      answer.pipe(reply);
    });
    onward.on("error", () => reply.destroy());
    reply.on("close", () => onward.destroy());
    request.pipe(onward);
  };
}

/** A key and a certificate that nobody vouches for. */
function selfSigned() {
  const options = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "7", "-subj", "/CN=TEST"];
  const { status, stdout, stderr } = spawnSync("openssl", ["req", "-x509", ...options, "-keyout", "-", "-out", "-"]);
  if (status !== 0) throw new Error(`openssl req: ${stderr}`);
  return stdout;
}
