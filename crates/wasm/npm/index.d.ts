import type { InitInput, InitOutput } from "./keyside.js";

export * from "./keyside.js";

/** The address of the best build that runs here. */
export function engineUrl(): URL;

/** Loads the engine: the best that runs here, or what `module_or_path` is. */
export default function init(options?: { module_or_path: InitInput | Promise<InitInput> }): Promise<InitOutput>;
