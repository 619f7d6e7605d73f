// The proxy, one method a call. What is sent and answered is typed by the proxy's own OpenAPI document.

import { ProxyError } from "./error.js";
import { events } from "./events.js";
import { newIdempotencyKey } from "./idempotency.js";
import { isFinal } from "./state.js";
import type { Schemas } from "./schemas.js";

/** How to reach a proxy. */
export interface ProxyOptions {
  /** In place of the global `fetch`. */
  fetch?: typeof fetch;
  /** Sent with every call, as for whatever stands before the proxy and asks who is there. */
  headers?: Readonly<Record<string, string>>;
  /** How long `follow` hears nothing before it asks, in milliseconds; 45,000 unless told: the proxy speaks every 15 s. */
  patience?: number;
  /** How long `follow` waits before it asks again, in milliseconds; 3,000 unless told. */
  pause?: number;
}

/** What any call takes. */
export interface CallOptions {
  /** Gives the call up: it ends with the signal's reason. */
  signal?: AbortSignal;
}

/** What the placing of an order takes. */
export interface PlaceOptions extends CallOptions {
  /**
   * 8 to 128 visible ASCII characters: the same again answers with the same order, so that a repeated call spends
   * nothing. Keep it with the form; a new one is made for each call that brings none.
   */
  idempotencyKey?: string;
}

/** A Keyside proxy. Each method ends with a `ProxyError` when there is no answer, or when the answer is no. */
export class ProxyClient {
  readonly #address: URL;
  readonly #options: ProxyOptions;

  /** The proxy at that address, such as `https://proxy.example.com/`; a path in it is kept. */
  constructor(address: string | URL, options: ProxyOptions = {}) {
    this.#address = new URL(address);
    if (!this.#address.pathname.endsWith("/")) {
      this.#address.pathname += "/";
    }
    this.#options = options;
  }

  /** Who is asking, and what this installation is. */
  session(options?: CallOptions): Promise<Schemas["Session"]> {
    return this.#get("session", options);
  }

  /** What may be ordered, and what is left of it. */
  async products(options?: CallOptions): Promise<Schemas["Product"][]> {
    const list = await this.#get<Schemas["ProductList"]>("products", options);
    return list.products;
  }

  /** The account's instances, the newest first. */
  async instances(options?: CallOptions): Promise<Schemas["Instance"][]> {
    const list = await this.#get<Schemas["InstanceList"]>("instances", options);
    return list.instances;
  }

  /**
   * The address of a calendar with the ends of all certificates, or of those with `search` in their names. Whoever has
   * it can read it.
   */
  async calendar({ search, ...options }: CallOptions & { search?: string } = {}): Promise<URL> {
    const query = search === undefined ? "" : `?${new URLSearchParams({ search })}`;
    const link = await this.#get<Schemas["CalendarLink"]>(`calendar${query}`, options);
    return new URL(link.path.replace(/^\//, ""), this.#address);
  }

  /** All orders, the newest first, fetched as they are read. */
  async *orders(options?: CallOptions): AsyncGenerator<Schemas["Order"], void, void> {
    const limit = 100;
    for (let after = ""; ; ) {
      const { orders } = await this.#get<Schemas["OrderList"]>(`orders?limit=${limit}${after}`, options);
      yield* orders;
      const last = orders.at(-1);
      if (!last || orders.length < limit) {
        return;
      }
      after = `&after=${encodeURIComponent(last.id)}`;
    }
  }

  /** Orders a certificate for the domain in the request. This spends a unit of the product's quota. */
  placeOrder(order: Schemas["NewOrder"], options: PlaceOptions = {}): Promise<Schemas["Order"]> {
    const headers = { "idempotency-key": options.idempotencyKey ?? newIdempotencyKey() };
    return this.#send("POST", "orders", { ...options, body: order, headers });
  }

  /** An order as it stands. */
  order(id: string, options?: CallOptions): Promise<Schemas["Order"]> {
    return this.#get(path(id), options);
  }

  /** The states that the order was in, with their times, the first one first. */
  async history(id: string, options?: CallOptions): Promise<Schemas["OrderEvent"][]> {
    const { events } = await this.#get<Schemas["OrderHistory"]>(path(id, "history"), options);
    return events;
  }

  /** Has the proxy look at the record or the file now, and say what it sees. */
  check(id: string, options: CallOptions = {}): Promise<Schemas["CheckReport"]> {
    return this.#send("POST", path(id, "check"), options);
  }

  /** The zone that the order's record belongs in, and who serves it. */
  zone(id: string, options?: CallOptions): Promise<Schemas["ZoneReport"]> {
    return this.#get(path(id, "zone"), options);
  }

  /** Whether the proxy publishes the order's record by itself, and what became of that. */
  record(id: string, options?: CallOptions): Promise<Schemas["RecordReport"]> {
    return this.#get(path(id, "record"), options);
  }

  /** Has the proxy publish the order's record, where it may. It takes the record away when the order is over. */
  publishRecord(id: string, options: CallOptions = {}): Promise<Schemas["RecordReport"]> {
    return this.#send("POST", path(id, "record"), options);
  }

  /** Gives the order up, and its unit back. */
  cancel(id: string, options: CallOptions = {}): Promise<Schemas["Order"]> {
    return this.#send("POST", path(id, "cancel"), options);
  }

  /** Revokes the order's certificate, for good. */
  revoke(id: string, revocation: Schemas["Revocation"], options: CallOptions = {}): Promise<Schemas["Order"]> {
    return this.#send("POST", path(id, "revoke"), { ...options, body: revocation });
  }

  /**
   * The order as it stands, and then after each change, until nothing will change any more. The proxy tells of changes;
   * where its stream does not get through, or breaks, it is asked instead, again and again. An answer that is no ends it.
   */
  async *follow(id: string, options: CallOptions = {}): AsyncGenerator<Schemas["Order"], void, void> {
    let known = "";
    const isNews = (order: Schemas["Order"]) => {
      const before = known;
      known = JSON.stringify(order);
      return known !== before;
    };
    for (;;) {
      for await (const order of this.#changes(id, options)) {
        if (isNews(order)) {
          yield order;
        }
        if (isFinal(order.state)) {
          return;
        }
      }
      await pause(this.#options.pause ?? 3_000, options.signal);
    }
  }

  /** The changes until the stream ends; that it does is no failure. Asks once when it cannot be had. */
  async *#changes(id: string, options: CallOptions): AsyncGenerator<Schemas["Order"], void, void> {
    try {
      const silence = this.#options.patience ?? 45_000;
      const answer = await this.#fetch(path(id, "events"), { headers: { accept: "text/event-stream" } }, options.signal);
      for await (const { event, data } of events(answer, silence, options.signal)) {
        if (event === "order") {
          yield JSON.parse(data) as Schemas["Order"];
        }
      }
    } catch (error) {
      options.signal?.throwIfAborted();
      if (isNo(error)) {
        throw error;
      }
    }
    try {
      yield await this.order(id, options);
    } catch (error) {
      // Who cannot be reached now may be later.
      if (!(error instanceof ProxyError) || isNo(error)) {
        throw error;
      }
    }
  }

  #get<T>(path: string, options: CallOptions = {}): Promise<T> {
    return this.#send("GET", path, options);
  }

  async #send<T>(
    method: string,
    path: string,
    { body, headers = {}, signal }: CallOptions & { body?: object; headers?: Record<string, string> },
  ): Promise<T> {
    const init: RequestInit = { method, headers };
    if (body) {
      init.body = JSON.stringify(body);
      init.headers = { ...headers, "content-type": "application/json" };
    }
    const answer = await this.#fetch(path, init, signal);
    return (await content(answer, signal)) as T;
  }

  /** The answer to a call, if it is yes. */
  async #fetch(path: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
    const call = this.#options.fetch ?? fetch;
    const headers = { ...this.#options.headers, ...(init.headers as Record<string, string> | undefined) };
    let answer: Response;
    try {
      answer = await call(new URL(`api/${path}`, this.#address), { ...init, headers, signal: signal ?? null });
    } catch (cause) {
      signal?.throwIfAborted();
      throw new ProxyError("unreachable", `the proxy at ${this.#address} does not answer`, { cause });
    }
    if (!answer.ok) {
      throw ProxyError.from(answer.status, await content(answer, signal));
    }
    return answer;
  }
}

/** Whether it is an answer that stays the same however often it is asked for. */
function isNo(error: unknown): boolean {
  return error instanceof ProxyError && error.status !== undefined && error.status < 500;
}

async function content(answer: Response, signal: AbortSignal | undefined): Promise<unknown> {
  try {
    return await answer.json();
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ProxyError("garbled", "what answered is no Keyside proxy", { status: answer.status, cause });
  }
}

function path(id: string, call?: string): string {
  const order = `orders/${encodeURIComponent(id)}`;
  return call ? `${order}/${call}` : order;
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    if (signal?.aborted) {
      abort();
    } else {
      signal?.addEventListener("abort", abort, { once: true });
    }
  });
}

