import type { KeyRoomTheme } from "./theme.js";

/** The names of all looks. */
export const lookNames: readonly (keyof KeyRoomTheme)[];
/** As a look is called in custom properties: `accent-ink`. */
export function propertyName(look: keyof KeyRoomTheme): string;
/** Whether the property is one of the room's looks, and takes this value. */
export function isLook(name: string, value: unknown): boolean;
