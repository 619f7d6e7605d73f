// The benchmark in a browser's page, which posts each row to where it came from.

import { report } from "./report.mjs";

const post = (path, content) => fetch(path, { method: "POST", body: JSON.stringify(content) });

try {
  // The address is no text here, so that the bundle has not the package in it.
  const keyside = await import(new URL("/keyside/index.js", location.href).href);
  await report(keyside, "chromium", (row) => post("/row", row));
  await post("/end", null);
} catch (error) {
  await post("/end", `${error}\n${error.stack}`);
}
