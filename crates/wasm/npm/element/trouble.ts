// What goes wrong, as it is told.

import { type OrderState, ProxyError } from "../proxy/index.js";
import { KeyRoomError } from "../room/index.js";
import type { KeysideErrorCode, KeysideErrorDetail } from "./events.js";

/** The states in which an order stands still without a certificate. */
const DEAD_ENDS: Readonly<Partial<Record<OrderState["name"], KeysideErrorCode>>> = {
  cancelled: "orderCancelled",
  revoked: "orderRevoked",
  validationFailed: "orderValidationFailed",
};

/** Why no certificate comes of an order that stands so, if none does. */
export function deadEnd(state: OrderState): KeysideErrorCode | undefined {
  return state.name === "refused" ? state.code : DEAD_ENDS[state.name];
}

/** What an error says; any other one is a fault of ours, and not kept quiet. */
export function detailOf(error: unknown): KeysideErrorDetail {
  if (!(error instanceof ProxyError) && !(error instanceof KeyRoomError)) {
    throw error;
  }
  const requestId = error instanceof ProxyError ? error.requestId : undefined;
  return {
    code: error.code,
    ...(error.field === undefined ? {} : { field: error.field }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}
