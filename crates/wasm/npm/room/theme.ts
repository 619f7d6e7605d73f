// The looks that a site gives its room.

import { KeyRoomError } from "./error.js";
import { isLook } from "./looks.js";

/** The room's colours. */
export type KeyRoomColour =
  | "accent"
  | "accentInk"
  | "accentSoft"
  | "accentStrong"
  | "bad"
  | "badSoft"
  | "ink"
  | "inkSoft"
  | "line"
  | "lineStrong"
  | "room"
  | "surface"
  | "warn"
  | "warnSoft";

/** The room's fonts: of headings, of what is compared sign by sign, and of all else. */
export type KeyRoomFont = "mono" | "sans" | "serif";

/**
 * The room's looks; what is left out stays as it is. A colour is `#` with hexadecimal digits, a name of CSS, or a
 * function such as `rgb(…)` with nothing but numbers in it; a font is a list of families; `radius` is a number of `px`,
 * `rem` or `em`. No other CSS gets in.
 */
export type KeyRoomTheme = Readonly<Partial<Record<KeyRoomColour | KeyRoomFont | "radius", string>>>;

/** Throws `invalidTheme` for looks that the room refuses. */
export function checkTheme(theme: KeyRoomTheme): void {
  for (const [name, value] of Object.entries(theme)) {
    if (!isLook(name, value)) {
      throw new KeyRoomError("invalidTheme", { field: name });
    }
  }
}
