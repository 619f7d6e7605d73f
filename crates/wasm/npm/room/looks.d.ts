/** Whether the property is one of the room's looks, and takes this value. */
export function isLook(name: string, value: unknown): boolean;
