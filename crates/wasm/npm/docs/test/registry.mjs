// A registry of npm that has one package: ours, as it was packed.

import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

/** Starts it, with the package's description and its tarball. */
export async function startRegistry(description, tarball) {
  const { name, version } = description;
  const packed = await readFile(tarball);
  const server = createServer(({ url }, reply) => {
    if (url === "/tarball") return reply.end(packed);
    const integrity = `sha512-${createHash("sha512").update(packed).digest("base64")}`;
    const dist = { tarball: `${address}tarball`, integrity };
    const found = { name, "dist-tags": { latest: version }, versions: { [version]: { ...description, dist } } };
    reply.statusCode = url === `/${name}` ? 200 : 404;
    return reply.end(JSON.stringify(reply.statusCode === 200 ? found : {}));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${server.address().port}/`;
  return { address, close: () => server.close() };
}
