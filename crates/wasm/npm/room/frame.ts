// The room's frame: what goes in and what comes out.

import type { FromRoom, ToRoom } from "./messages.js";
import { html } from "./parts.js";
import { version } from "./protocol.js";

/** What the frame may do: its origin is its own and nobody else's, so that neither side can reach into the other. */
const SANDBOX = "allow-scripts allow-downloads";

/** A frame for a room. Once it is in a document, the room in it says that it stands. */
export function createFrame(title: string): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", SANDBOX);
  frame.referrerPolicy = "no-referrer";
  frame.title = title;
  frame.style.display = "block";
  frame.style.width = "100%";
  frame.style.border = "0";
  frame.srcdoc = html;
  return frame;
}

/** Says something to the room, and gives it these buffers for good. */
export function post(frame: HTMLIFrameElement, message: ToRoom, buffers: ArrayBuffer[] = []): void {
  // An opaque origin has no name to address. Only the room's own HTML is ever in here.
  frame.contentWindow?.postMessage({ keyside: version, message }, "*", buffers);
}

/** Hears what the room says, and nobody else, until the signal. */
export function listen(frame: HTMLIFrameElement, hear: (said: FromRoom) => void, signal: AbortSignal): void {
  const heard = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== null && source === frame.contentWindow && origin === "null" && isEnvelope(data)) {
      hear(data.message);
    }
  };
  window.addEventListener("message", heard, { signal });
}

/** Of this version: room and types come from one build. */
function isEnvelope(data: unknown): data is { message: FromRoom } {
  return typeof data === "object" && data !== null && "keyside" in data && data.keyside === version && "message" in data;
}
