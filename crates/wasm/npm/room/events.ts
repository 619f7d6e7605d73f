// What the room says, as events with types.

import type { FromRoom } from "./messages.js";

/** An event for each kind of message that the room sends, with the message as its detail. */
export type KeyRoomEvents = { [Said in FromRoom as Said["kind"]]: CustomEvent<Said> };

/** A target of these events. */
export class RoomEvents extends EventTarget {
  override addEventListener<Kind extends keyof KeyRoomEvents>(
    kind: Kind,
    listener: (event: KeyRoomEvents[Kind]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    kind: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    kind: string,
    // The overloads above say what it takes.
    listener: never,
    options?: boolean | AddEventListenerOptions,
  ): void {
    super.addEventListener(kind, listener, options);
  }
}
