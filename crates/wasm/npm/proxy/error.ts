// What went wrong with a call.

import type { Schemas } from "./schemas.js";

/** Every cause: those that the proxy names, no answer, and an answer that no proxy gives. */
export type ProxyErrorCode = Schemas["ErrorCode"] | "garbled" | "unreachable";

/** What is known besides. */
export interface ProxyErrorDetails {
  /** The field of the request that it is about, such as `contact.phone`. */
  field?: string | undefined;
  /** What to quote to the operator; the same id is in the proxy's log. */
  requestId?: string | undefined;
  /** The HTTP status; none without an answer. */
  status?: number | undefined;
  /** What happened below. */
  cause?: unknown;
}

/** A call that was not answered, or answered with no. */
export class ProxyError extends Error {
  override readonly name = "ProxyError";
  /** The cause. Stable: match on this. */
  readonly code: ProxyErrorCode;
  /** The field of the request that it is about, such as `contact.phone`. */
  readonly field: string | undefined;
  /** What to quote to the operator; the same id is in the proxy's log. */
  readonly requestId: string | undefined;
  /** The HTTP status; none without an answer. */
  readonly status: number | undefined;

  constructor(code: ProxyErrorCode, message: string, { field, requestId, status, cause }: ProxyErrorDetails = {}) {
    super(message, { cause });
    this.code = code;
    this.field = field;
    this.requestId = requestId;
    this.status = status;
  }

  /** What an answer with that status and body says. */
  static from(status: number, body: unknown): ProxyError {
    if (!isErrorBody(body)) {
      return new ProxyError("garbled", "what answered is no Keyside proxy", { status });
    }
    const { code, message, field, requestId } = body;
    return new ProxyError(code, message, { field: field ?? undefined, requestId, status });
  }
}

function isErrorBody(body: unknown): body is Schemas["ErrorBody"] {
  return typeof body === "object" && body !== null && "code" in body && "message" in body && "requestId" in body;
}
