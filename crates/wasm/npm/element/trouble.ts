// What goes wrong, as it is told.

import { type OrderState, ProxyClient, ProxyError } from "../proxy/index.js";
import { KeyRoomError } from "../room/index.js";
import type { KeysideErrorCode, KeysideErrorDetail } from "./events.js";

/** The page's `proxy` is no address. */
class InvalidProxy extends Error {}

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

/** The proxy at that address, which may be relative to the page's. */
export function proxyAt(address: string): ProxyClient {
  try {
    return new ProxyClient(new URL(address, document.baseURI));
  } catch (cause) {
    throw new InvalidProxy(`the attribute proxy is no address: ${address}`, { cause });
  }
}

/** What an error says; any other one is a fault of ours, and not kept quiet. */
export function detailOf(error: unknown): KeysideErrorDetail {
  if (error instanceof InvalidProxy) {
    return { code: "invalidProxy" };
  }
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

/** The fields whose parts of the view have another name than the proxy gives them. */
const FIELDS: Readonly<Record<string, string>> = { csr: "domain", productCode: "product" };

/** The part of the view with the field that it is about. */
export function fieldOf({ code, field }: KeysideErrorDetail): string {
  if (code === "invalidMessage") {
    return "domain";
  }
  return FIELDS[field ?? ""] ?? field ?? "";
}
