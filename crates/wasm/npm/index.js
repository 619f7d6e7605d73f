// The package in a browser: the engine by its address, RSA keys in workers.

import { connect } from "./browser-finder.js";
import { engineUrl } from "./build-urls.js";
import { start } from "./engine.js";

export * from "./api.js";
export { engineUrl };

export function init(source) {
  return start(() => source ?? engineUrl(), spawn);
}

export default init;

function spawn(hear, fail) {
  return connect(new Worker(new URL("./finder.js", import.meta.url), { type: "module" }), hear, fail);
}
