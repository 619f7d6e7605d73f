// How a room is stood.

import type { sentences } from "./protocol.js";
import type { KeyRoomTheme } from "./theme.js";

/** The languages of the room. */
export type KeyRoomLanguage = keyof typeof sentences;

/** Where the room stands: in that element, or at the end of the document; hidden until it is revealed, or not. */
export type KeyRoomPlace =
  | { readonly container: Element | ShadowRoot; readonly hidden?: boolean }
  | { readonly hidden: true };

/** How the room is. */
export interface KeyRoomOptions {
  /** English unless told. */
  language?: KeyRoomLanguage;
  /** The site's looks. */
  theme?: KeyRoomTheme;
  /** The folder with `engine_plain.wasm` and `engine_vectors.wasm`; beside this module unless told. */
  engine?: string | URL;
}

/** What can be given up. */
export interface Abortable {
  /** Gives it up: it ends with the signal's reason. */
  signal?: AbortSignal;
}
