// A key of the user's own, which the room has and the page knows by its fingerprint.

import type { Schemas } from "../proxy/index.js";
import type { BroughtKey } from "../room/index.js";
import type { Surroundings } from "./surroundings.js";

/** The states after which nothing comes of an order any more. */
const HOPELESS: readonly Schemas["OrderState"]["name"][] = ["cancelled", "cancelling", "refused", "revoked"];

/** Has the user open a key in the room. */
export async function openKey({ view, room }: Surroundings, signal: AbortSignal): Promise<BroughtKey> {
  const hint = view.part("own-key");
  view.say(hint, "keyAwaited");
  const key = await room.bringKey({ signal });
  view.say(hint, (text) => text.ownKey(key.algorithm, beginning(key.fingerprint)));
  view.choice("key", "own").setCustomValidity("");
  return key;
}

/** The order that waits for a certificate of that key, or has one, if there is such an order. */
export async function orderOf(
  { proxy }: Surroundings,
  { fingerprint }: BroughtKey,
  signal: AbortSignal,
): Promise<Schemas["Order"] | undefined> {
  for await (const order of proxy().orders({ signal })) {
    if (order.fingerprint === fingerprint && !HOPELESS.includes(order.state.name)) {
      return order;
    }
  }
  return undefined;
}

/** The first four groups of a fingerprint, as the room shows them. */
function beginning(fingerprint: string): string {
  return (fingerprint.match(/.{4}/g) ?? []).slice(0, 4).join(" ");
}
