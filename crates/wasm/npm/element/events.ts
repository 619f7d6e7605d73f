// What the element tells the page around it. Every event bubbles, out of shadow trees too.

import type { ProxyErrorCode, Schemas } from "../proxy/index.js";
import type { KeyRoomErrorCode, MadeRequest } from "../room/index.js";

/** An order that ended, or stands still, without a certificate. */
export type OrderErrorCode = "orderCancelled" | "orderRevoked" | "orderValidationFailed";

/** Every cause; stable. */
export type KeysideErrorCode = KeyRoomErrorCode | OrderErrorCode | ProxyErrorCode | "invalidProxy";

/** The request that the room signed. */
export interface KeysideCsrDetail extends MadeRequest {
  /** The name that it is for. */
  readonly domain: string;
}

/** The order that was placed, or found for the user's own key: with its id as the attribute `order`, the element goes on from it. */
export interface KeysideOrderDetail {
  readonly order: Schemas["Order"];
}

/** The certificate that came. */
export interface KeysideIssuedDetail extends KeysideOrderDetail {
  /** The certificate, then the ones above it, in PEM. */
  readonly chain: string;
}

/** What went wrong; the element tells the user, too. */
export interface KeysideErrorDetail {
  /** The cause. Stable: match on this. */
  readonly code: KeysideErrorCode;
  /** The field or value that it is about, such as `contact.phone` or `accent`. */
  readonly field?: string;
  /** What to quote to the proxy's operator. */
  readonly requestId?: string;
}

/** The events by their names. */
export interface KeysideRequestEvents {
  "keyside-csr": CustomEvent<KeysideCsrDetail>;
  "keyside-order": CustomEvent<KeysideOrderDetail>;
  "keyside-issued": CustomEvent<KeysideIssuedDetail>;
  "keyside-saved": CustomEvent<KeysideOrderDetail>;
  "keyside-error": CustomEvent<KeysideErrorDetail>;
}

declare global {
  interface HTMLElementEventMap extends KeysideRequestEvents {}
  interface DocumentEventMap extends KeysideRequestEvents {}
  interface WindowEventMap extends KeysideRequestEvents {}
}
