// In a frame that has an engine: hands on to the worker what it is to do.

globalThis.accomplice = {
  ready: () => engine.worker !== null,
  go: (...details) => askEngine({ kind: "intrude", act: "go", details }),
  leave: (...details) => askEngine({ kind: "intrude", act: "leave", details }),
};
