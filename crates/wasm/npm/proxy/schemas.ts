// What the proxy's OpenAPI document describes.

import type { components } from "./openapi.js";

/** Every body, by its name in the document. */
export type Schemas = components["schemas"];
