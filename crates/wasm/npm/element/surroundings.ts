// What the steps of a request have around them.

import type { ProxyClient, Schemas } from "../proxy/index.js";
import type { KeyRoom } from "../room/index.js";
import type { KeysideErrorDetail, KeysideRequestEvents } from "./events.js";
import type { View } from "./view.js";

/** The element, as far as a step needs it. */
export interface Surroundings {
  readonly view: View;
  readonly room: KeyRoom;
  /** Says when the step is over. */
  readonly signal: AbortSignal;
  /** What the page chose, under the attribute's name. */
  readonly chosen: (name: "domain" | "product") => string | null;
  readonly proxy: () => ProxyClient;
  /** Does it, tells of what goes wrong, and offers to try again. */
  readonly attempt: (act: () => Promise<void>) => void;
  /** Tells the user, and the page. */
  readonly tell: (detail: KeysideErrorDetail) => void;
  readonly emit: <Name extends keyof KeysideRequestEvents>(
    name: Name,
    detail: KeysideRequestEvents[Name]["detail"],
  ) => void;
  /** Goes on with an order that was placed or found. */
  readonly goOn: (order: Schemas["Order"]) => void;
}
