import type { EngineSource } from "./types.js";

export * from "./types.js";

/** The address of the best build of the engine that runs here. */
export function engineUrl(): URL;

/** Loads the engine once, the best that runs here or this one; later calls wait for the first. */
export function init(source?: EngineSource): Promise<void>;

export default init;
