// Server-sent events, by `fetch`: it takes headers and signals, and is in every runtime, which `EventSource` is not.
// Format: https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream

/** An event. */
export interface ServerSentEvent {
  /** Its type. */
  event: string;
  /** Its data. */
  data: string;
}

/** The events of an answer, until it ends, or nothing at all is heard for so many milliseconds. */
export async function* events(
  answer: Response,
  silence: number,
  signal?: AbortSignal,
): AsyncGenerator<ServerSentEvent, void, void> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) {
    return;
  }
  let lines = "";
  try {
    for (;;) {
      const heard = await within(silence, reader.read());
      signal?.throwIfAborted();
      if (!heard || heard.done) {
        return;
      }
      lines = (lines + heard.value).replaceAll("\r\n", "\n");
      const blocks = lines.split("\n\n");
      lines = blocks.pop() ?? "";
      yield* blocks.map(event).filter(({ data }) => data !== "");
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function event(block: string): ServerSentEvent {
  const fields = (name: string) =>
    block
      .split("\n")
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).replace(/^ /, ""));
  return { event: fields("event").at(-1) ?? "message", data: fields("data").join("\n") };
}

/** What comes of the promise, if it comes within so many milliseconds. */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
