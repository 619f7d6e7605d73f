// The package inside a worker: all is done in that worker, which starts no others.

import { engineUrl } from "./build-urls.js";
import { start } from "./engine.js";

export * from "./api.js";
export { engineUrl };

export function init(source) {
  return start(() => source ?? engineUrl(), null);
}

export default init;
