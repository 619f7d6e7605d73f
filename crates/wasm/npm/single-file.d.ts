import type { EngineSource } from "./types.js";

export * from "./types.js";

/** Starts the engine in this file, or this one, once; later calls wait for the first. */
export function init(source?: EngineSource): Promise<void>;

export default init;
