// The site's looks: what it sets of the custom properties `--keyside-…`.

import { type KeyRoomColour, KeyRoomError, type KeyRoomFont, type KeyRoomTheme, checkTheme } from "../room/index.js";

type Look = KeyRoomColour | KeyRoomFont | "radius";

const LOOKS: Readonly<Record<Look, string>> = {
  accent: "--keyside-accent",
  accentInk: "--keyside-accent-ink",
  accentSoft: "--keyside-accent-soft",
  accentStrong: "--keyside-accent-strong",
  bad: "--keyside-bad",
  badSoft: "--keyside-bad-soft",
  ink: "--keyside-ink",
  inkSoft: "--keyside-ink-soft",
  line: "--keyside-line",
  lineStrong: "--keyside-line-strong",
  mono: "--keyside-mono",
  radius: "--keyside-radius",
  room: "--keyside-room",
  sans: "--keyside-sans",
  serif: "--keyside-serif",
  surface: "--keyside-surface",
  warn: "--keyside-warn",
  warnSoft: "--keyside-warn-soft",
};

/** The looks that are set for the element, and what the room refuses of them. */
export function themeOf(element: Element): { theme: KeyRoomTheme; refused: KeyRoomError[] } {
  const style = getComputedStyle(element);
  const refused: KeyRoomError[] = [];
  const looks = Object.entries(LOOKS).flatMap(([name, property]) => {
    const value = style.getPropertyValue(property).trim();
    return value !== "" && isTaken({ [name]: value }, refused) ? [[name, value] as const] : [];
  });
  return { theme: Object.fromEntries(looks), refused };
}

function isTaken(look: KeyRoomTheme, refused: KeyRoomError[]): boolean {
  try {
    checkTheme(look);
    return true;
  } catch (error) {
    if (!(error instanceof KeyRoomError)) {
      throw error;
    }
    refused.push(error);
    return false;
  }
}
