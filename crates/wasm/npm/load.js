// Loads an engine, wherever it is.

import { refuse } from "./refuse.js";

/** What runs that once: later calls wait for the first, unless that failed. */
export function once(run) {
  let running = null;
  return (...given) => {
    running ??= run(...given).catch((error) => {
      running = null;
      throw error;
    });
    return running;
  };
}

/** The module of an address, a response, bytes or a module. */
export async function compile(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source === "string" || source instanceof URL) source = await fetch(source);
  if (typeof Response === "undefined" || !(source instanceof Response)) return WebAssembly.compile(source);
  if (!source.ok) refuse("engine_not_found", `the engine is not there: ${source.status} for ${source.url}`);
  const typed = source.headers.get("Content-Type")?.startsWith("application/wasm");
  return typed ? WebAssembly.compileStreaming(source) : WebAssembly.compile(await source.arrayBuffer());
}
