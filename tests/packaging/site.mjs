// A static web server on this machine.

import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Serves a folder, and tells what was not found. */
export async function serve(folder) {
  const missing = [];
  const server = createServer(async ({ url }, reply) => {
    const { pathname } = new URL(url, "http://localhost");
    const file = path.join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    try {
      const content = await readFile(file);
      reply.writeHead(200, { "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream" });
      reply.end(content);
    } catch {
      if (pathname !== "/favicon.ico") missing.push(pathname);
      reply.writeHead(404).end();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${server.address().port}`, missing, close };
}
