// The site's looks: what it sets of the custom properties `--keyside-…`.

import { KeyRoomError, type KeyRoomTheme, checkTheme } from "../room/index.js";
import { lookNames, propertyName } from "../room/looks.js";

/** The looks that are set for the element, and what the room refuses of them. */
export function themeOf(element: Element): { theme: KeyRoomTheme; refused: KeyRoomError[] } {
  const style = getComputedStyle(element);
  const refused: KeyRoomError[] = [];
  const looks = lookNames.flatMap((name) => {
    const value = style.getPropertyValue(`--keyside-${propertyName(name)}`).trim();
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
