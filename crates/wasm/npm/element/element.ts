// `<keyside-request>`: the way from a domain's name to its certificate, in a page written in anything.

import { ProxyClient, type Schemas } from "../proxy/index.js";
import { type KeyAlgorithm, type KeyRoom, KeyRoomError, type MadeRequest, createKeyRoom } from "../room/index.js";
import { OBSERVED, rows } from "./challenge.js";
import type { KeysideErrorCode, KeysideErrorDetail, KeysideRequestEvents } from "./events.js";
import { answers, offer, prefill } from "./form.js";
import { languageOf } from "./text.js";
import { themeOf } from "./theme.js";
import { deadEnd, detailOf } from "./trouble.js";
import { View } from "./view.js";

/**
 * The element. Attributes: `proxy`, the proxy's address; `domain` and `product`, which are then not asked for; `lang`,
 * `en` or `zh`; `order`, the id of an order to go on from; `engine`, the folder of the room's engine if it is moved.
 */
export class KeysideRequest extends HTMLElement {
  static readonly observedAttributes = ["lang"];

  readonly #view = new View(this);
  #gone = new AbortController();
  #room: KeyRoom | undefined;
  #made: (MadeRequest & { domain: string }) | undefined;
  #idempotencyKey = "";
  #again: () => Promise<void> = async () => undefined;

  constructor() {
    super();
    const form = this.#view.part<HTMLFormElement>("form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#attempt(() => this.#create());
    });
    form.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLInputElement) {
        target.setCustomValidity("");
      }
    });
    this.#view.part("place").addEventListener("click", () => this.#attempt(() => this.#place()));
    this.#view.part("again").addEventListener("click", () => this.#attempt(this.#again));
  }

  /** The key room in the element, while it is in a document. */
  get room(): KeyRoom | undefined {
    return this.#room;
  }

  connectedCallback(): void {
    this.#gone = new AbortController();
    this.#made = undefined;
    const { theme, refused } = themeOf(this);
    const engine = this.getAttribute("engine");
    const container = this.#view.part("room");
    this.#room = createKeyRoom({ container }, engine === null ? { theme } : { theme, engine });
    this.#speak();
    for (const error of refused) {
      this.#emit("keyside-error", detailOf(error));
    }
    this.#room.addEventListener("failed", ({ detail }) => {
      if (detail.error === "keysLost") {
        this.#lose();
      }
    });
    const order = this.getAttribute("order");
    this.#attempt(order === null ? () => this.#ask() : () => this.#follow(order));
  }

  disconnectedCallback(): void {
    this.#gone.abort();
    this.#room?.dispose();
    this.#room = undefined;
  }

  attributeChangedCallback(): void {
    this.#speak();
  }

  #speak(): void {
    const language = languageOf(this.lang || this.closest("[lang]")?.getAttribute("lang") || "");
    this.#view.speak(language);
    if (this.#room) {
      this.#room.language = language;
    }
  }

  /** Shows the form, with what may be ordered. */
  async #ask(): Promise<void> {
    this.#view.turnTo("form");
    prefill(this.#view, "domain", this.getAttribute("domain"));
    offer(this.#view, await this.#proxy.products(this.#gone), this.getAttribute("product"));
    await this.#room?.ready;
  }

  /** Has the room make key and request, and waits until the key is safe. */
  async #create(): Promise<void> {
    const room = this.#present;
    const { signal } = this.#gone;
    const domain = this.#view.part<HTMLInputElement>("domain").value.trim();
    const algorithm = this.#view.part<HTMLSelectElement>("algorithm").value as KeyAlgorithm;
    this.#view.turnTo("review");
    this.#idempotencyKey = crypto.randomUUID();
    if (this.#made?.domain !== domain || this.#made.algorithm !== algorithm) {
      this.#made = undefined;
      this.#lock("making");
      this.#made = { ...(await room.makeCsr({ algorithm, domain }, { signal })), domain };
      this.#emit("keyside-csr", this.#made);
    }
    const { fingerprint } = this.#made;
    this.#lock("review");
    await room.untilSafe(fingerprint, { signal });
    this.#view.say(this.#view.part("safety"), "safe");
    this.#view.part("place").removeAttribute("aria-disabled");
  }

  /** No order before the key is safe. */
  #lock(title: "making" | "review"): void {
    const place = this.#view.part("place");
    place.hidden = title === "making";
    place.setAttribute("aria-disabled", "true");
    this.#view.say(this.#view.part("review-title"), title);
    if (title === "review") {
      this.#view.say(this.#view.part("safety"), "unsafe");
    } else {
      this.#view.tell(this.#view.part("safety"), "");
    }
  }

  async #place(): Promise<void> {
    const made = this.#made;
    if (!made || this.#present.safePlace(made.fingerprint) === undefined) {
      return;
    }
    const { signal } = this.#gone;
    const order = await this.#proxy.placeOrder(answers(this.#view, made.csr), { idempotencyKey: this.#idempotencyKey, signal });
    this.#made = undefined;
    this.#emit("keyside-order", { order });
    await this.#follow(order.id);
  }

  /** Shows the order until nothing will change any more. */
  async #follow(id: string): Promise<void> {
    this.#again = () => this.#follow(id);
    this.#view.say(this.#view.part("progress-title"), "progress");
    this.#view.turnTo("progress");
    for await (const order of this.#proxy.follow(id, this.#gone)) {
      const { state } = order;
      this.#view.tell(this.#view.part("state"), this.#view.text.states[state.name]);
      this.#show(state.name === "awaitingValidation" ? state.challenge : undefined, id);
      const end = deadEnd(state);
      if (state.name === "issued") {
        this.#emit("keyside-issued", { order, chain: state.chain });
        this.#view.say(this.#view.part("progress-title"), "ready");
        this.#view.part("progress-title").focus();
        await this.#present.deliver({ ...order, chain: state.chain }, this.#gone);
      } else if (end !== undefined) {
        this.#tell({ code: end });
      }
    }
  }

  #show(challenge: Schemas["Challenge"] | undefined, id: string): void {
    const check = this.#view.part("check");
    check.hidden = challenge === undefined;
    check.onclick = () => this.#attempt(() => this.#check(id));
    if (challenge !== undefined) {
      const title = challenge.kind === "dnsRecord" ? "publishRecord" : "publishFile";
      this.#view.say(this.#view.part("progress-title"), title);
    }
    this.#view.list(challenge === undefined ? [] : rows(challenge));
    this.#view.tell(this.#view.part("observed"), "");
  }

  async #check(id: string): Promise<void> {
    const { observation } = await this.#proxy.check(id, this.#gone);
    this.#view.say(this.#view.part("observed"), OBSERVED[observation]);
  }

  get #proxy(): ProxyClient {
    return new ProxyClient(new URL(this.getAttribute("proxy") ?? "", document.baseURI));
  }

  get #present(): KeyRoom {
    if (!this.#room) {
      throw new KeyRoomError("disposed");
    }
    return this.#room;
  }

  /** The key is gone before an order was placed for it. */
  #lose(): void {
    if (this.#made) {
      this.#made = undefined;
      this.#view.turnTo("form");
    }
  }

  /** Does it, and tells of what goes wrong. */
  #attempt(act: () => Promise<void>): void {
    this.#view.tell(this.#view.part("problem"), "");
    this.#view.part("again").hidden = true;
    const { signal } = this.#gone;
    this.#again = act;
    act().catch((error: unknown) => {
      if (!signal.aborted) {
        this.#fail(error);
      }
    });
  }

  #fail(error: unknown): void {
    const detail = detailOf(error);
    const field = this.#view.field(detail.code === "invalidMessage" ? "domain" : (detail.field ?? ""));
    if (field || !this.#made) {
      this.#backToForm();
    }
    this.#tell(detail);
    field?.setCustomValidity(this.#words(detail.code));
    field?.reportValidity();
    this.#view.part("again").hidden = field !== undefined;
  }

  /** Answers are corrected in the form; an order that is there already is not described again. */
  #backToForm(): void {
    if (this.#view.part("progress").hidden) {
      this.#view.turnTo("form");
    }
  }

  #tell(detail: KeysideErrorDetail): void {
    this.#view.tell(this.#view.part("problem"), this.#words(detail.code));
    this.#emit("keyside-error", detail);
  }

  #words(code: KeysideErrorCode): string {
    return this.#view.text.errors[code] ?? this.#view.text.error(code);
  }

  #emit<Name extends keyof KeysideRequestEvents>(name: Name, detail: KeysideRequestEvents[Name]["detail"]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "keyside-request": KeysideRequest;
  }
}
