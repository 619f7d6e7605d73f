// The site's looks: what it sets of the custom properties `--keyside-…`.

import { KeyRoomError, type KeyRoomTheme, checkTheme } from "../room/index.js";
import { lookNames, propertyName } from "../room/looks.js";

const property = (name: keyof KeyRoomTheme) => `--keyside-${propertyName(name)}`;

/** The looks that are set for the element, and what the room refuses of them. */
export function themeOf(element: Element): { theme: KeyRoomTheme; refused: KeyRoomError[] } {
  const style = getComputedStyle(element);
  const refused: KeyRoomError[] = [];
  const looks = lookNames.flatMap((name) => {
    const value = style.getPropertyValue(property(name)).trim();
    return value !== "" && isTaken({ [name]: value }, refused) ? [[name, value] as const] : [];
  });
  return { theme: Object.fromEntries(looks), refused };
}

/** Sets the looks for the element, in place of those that were set before. */
export function applyTheme(element: HTMLElement, theme: KeyRoomTheme, before: KeyRoomTheme): void {
  for (const name of lookNames) {
    const value = theme[name];
    if (value !== undefined) {
      element.style.setProperty(property(name), value);
    } else if (before[name] !== undefined) {
      element.style.removeProperty(property(name));
    }
  }
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
