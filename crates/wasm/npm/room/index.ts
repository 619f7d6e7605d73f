// `keyside/room`: the key room as a part of any site.

export { KeyRoomError, type KeyRoomErrorCode } from "./error.js";
export type { KeyRoomEvents } from "./events.js";
export type { BroughtKey, Delivery, FromRoom, KeyAlgorithm, MadeRequest, NewRequest, Place, RequestNames } from "./messages.js";
export type { Abortable, KeyRoomLanguage, KeyRoomOptions, KeyRoomPlace } from "./options.js";
export { policy } from "./parts.js";
export { KeyRoom, createKeyRoom } from "./room.js";
export { type KeyRoomColour, type KeyRoomFont, type KeyRoomTheme, checkTheme } from "./theme.js";
