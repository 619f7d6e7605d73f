// `keyside/proxy`: a client for the Keyside proxy.

export { type CallOptions, type PlaceOptions, ProxyClient, type ProxyOptions } from "./client.js";
export { ProxyError, type ProxyErrorCode, type ProxyErrorDetails } from "./error.js";
export { newIdempotencyKey } from "./idempotency.js";
export type { Schemas } from "./schemas.js";
export { type OrderState, isFinal } from "./state.js";
