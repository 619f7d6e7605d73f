// What is waited for: each question ends with the message that answers it.

import { KeyRoomError } from "./error.js";
import type { FromRoom, MadeRequest, RoomError } from "./messages.js";

/** What answers a question. */
interface Question<T> {
  /** The answer in that message, if it is one. */
  answer: (said: FromRoom) => T | undefined;
  /** The failures that are about it. */
  failures: readonly RoomError[];
  /** Gives it up: it ends with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** Of every question: without them no key is left to speak of. */
const FATAL: readonly RoomError[] = ["engineFailed", "keysLost"];

/** The open questions. */
export class Answers {
  readonly #open = new Set<{ hear: (said: FromRoom) => void; fail: (reason: unknown) => void }>();

  /** Waits for the answer. */
  wait<T>({ answer, failures, signal }: Question<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const end = () => {
        this.#open.delete(question);
        signal?.removeEventListener("abort", abort);
      };
      const fail = (reason: unknown) => {
        end();
        reject(reason);
      };
      const abort = () => fail(signal?.reason);
      const hear = (said: FromRoom) => {
        if (said.kind === "failed" && (failures.includes(said.error) || FATAL.includes(said.error))) {
          fail(new KeyRoomError(said.error));
          return;
        }
        const found = answer(said);
        if (found !== undefined) {
          end();
          resolve(found);
        }
      };
      const question = { hear, fail };
      this.#open.add(question);
      if (signal?.aborted) {
        abort();
      } else {
        signal?.addEventListener("abort", abort, { once: true });
      }
    });
  }

  /** Hands a message to every question. */
  hear(said: FromRoom): void {
    for (const { hear } of [...this.#open]) {
      hear(said);
    }
  }

  /** Ends every question. */
  fail(reason: KeyRoomError): void {
    for (const { fail } of [...this.#open]) {
      fail(reason);
    }
  }
}

/** The request in that message, if there is one. */
export function request(said: FromRoom): MadeRequest | undefined {
  if (said.kind !== "made") {
    return undefined;
  }
  const { algorithm, fingerprint, csr } = said;
  return { algorithm, fingerprint, csr };
}
