// `keyside/element`: importing it defines `<keyside-request>`.

import { KeysideRequest } from "./element.js";

customElements.define("keyside-request", KeysideRequest);

export type {
  KeysideCsrDetail,
  KeysideErrorCode,
  KeysideErrorDetail,
  KeysideIssuedDetail,
  KeysideOrderDetail,
  KeysideRequestEvents,
  OrderErrorCode,
} from "./events.js";
export { KeysideRequest };
