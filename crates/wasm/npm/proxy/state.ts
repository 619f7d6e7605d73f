// How orders stand.

import type { Schemas } from "./schemas.js";

/** How an order stands: an object with the state's name under `name`. */
export type OrderState = Schemas["OrderState"];

/** Whether nothing will change any more by itself. */
export function isFinal(state: OrderState): boolean {
  return FINAL[state.name];
}

const FINAL: Readonly<Record<OrderState["name"], boolean>> = {
  awaitingValidation: false,
  cancelled: true,
  cancelling: false,
  issued: true,
  outcomeUnknown: false,
  placing: false,
  preparing: false,
  refused: true,
  revoked: true,
  underReview: false,
  validationFailed: false,
};
