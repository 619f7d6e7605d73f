// finder.js in a thread of Node.

import { parentPort } from "node:worker_threads";

globalThis.self = globalThis;
self.postMessage = (message, buffers) => parentPort.postMessage(message, buffers);
await import("./finder.js");
parentPort.on("message", (data) => self.onmessage({ data }));
