// Why the room could not do something.

import type { RoomError } from "./messages.js";

/** Every cause: those that the room names, and those of its surroundings. */
export type KeyRoomErrorCode = RoomError | "blocked" | "busy" | "cancelled" | "disposed" | "engineUnavailable" | "invalidTheme";

/** What the room could not do. */
export class KeyRoomError extends Error {
  override readonly name = "KeyRoomError";
  /** The cause. Stable: match on this. */
  readonly code: KeyRoomErrorCode;
  /** The value that it is about, such as `accent`. */
  readonly field: string | undefined;

  constructor(code: KeyRoomErrorCode, { field, cause }: { field?: string; cause?: unknown } = {}) {
    super(field === undefined ? MESSAGES[code] : `${MESSAGES[code]}: ${field}`, { cause });
    this.code = code;
    this.field = field;
  }
}

const MESSAGES: Readonly<Record<KeyRoomErrorCode, string>> = {
  blocked: "the room does not stand: the policy of the page must allow what `policy` names, and workers from blob:",
  busy: "a key is being made already",
  cancelled: "the user stopped the making of the key",
  certificateMismatch: "the certificate is for another key",
  copyDamaged: "the copy is damaged, or not the one that was sealed",
  disposed: "the room is gone",
  engineFailed: "the engine did not start",
  engineUnavailable: "the engine cannot be fetched, or is not the one that this package was built with",
  invalidCertificate: "the certificate cannot be read",
  invalidMessage: "the room was asked for something that it does not know, such as a name that is no domain",
  invalidTheme: "this is no value that the room takes",
  keysLost: "the room started afresh, and the key in it is lost",
  makeFailed: "the key or the request could not be made",
  noKey: "there is no key to sign with",
  noRandomness: "the browser gave no random numbers",
};
