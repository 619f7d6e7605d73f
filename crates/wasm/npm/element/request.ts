// The first step: the form, the key with its request, and the order.

import { newIdempotencyKey } from "../proxy/index.js";
import type { BroughtKey, MadeRequest } from "../room/index.js";
import { Form } from "./form.js";
import { openKey, orderOf } from "./own.js";
import type { Surroundings } from "./surroundings.js";

/** From the form to the order. */
export class RequestStep {
  readonly #at: Surroundings;
  readonly #form: Form;
  #made: (MadeRequest & { domain: string; own: boolean }) | undefined;
  #own: BroughtKey | undefined;
  /** Stops waiting for a key of the user's own. */
  #waiting = new AbortController();
  #idempotencyKey = "";
  #placing = false;

  constructor(at: Surroundings) {
    this.#at = at;
    this.#form = new Form(at);
    const { view, room, signal } = at;
    const on = (id: string, event: string, act: () => Promise<void>) => {
      const listener = (happened: Event) => {
        happened.preventDefault();
        at.attempt(act);
      };
      view.part(id).addEventListener(event, listener, { signal });
    };
    on("form", "submit", () => this.#create());
    on("place", "click", () => this.#place());
    on("change", "click", async () => view.turnTo("form"));
    for (const source of ["new", "own"]) {
      view.choice("key", source).addEventListener("change", () => at.attempt(() => this.#chooseKey()), { signal });
    }
    view.part("algorithm").addEventListener("change", () => this.#prepare(), { signal });
    room.addEventListener("failed", ({ detail }) => detail.error === "keysLost" && this.#lose(), { signal });
  }

  /** Shows the form. */
  async begin(): Promise<void> {
    const { view, room } = this.#at;
    view.turnTo("form");
    view.choice("key", "new").checked = true;
    this.#showKeyChoice();
    this.#prepare();
    await this.#form.load();
    await room.ready;
  }

  /** The page chose something else. */
  refill(): void {
    this.#form.fill();
  }

  /** The page chose another proxy. */
  reload(): Promise<void> {
    return this.#form.load();
  }

  /** Whether there is a key that is in the room alone. */
  get isUnsafe(): boolean {
    const made = this.#made;
    return made !== undefined && !made.own && this.#at.room.safePlace(made.fingerprint) === undefined;
  }

  /** Whether there is a request, so that what goes wrong is no matter of the form. */
  get hasRequest(): boolean {
    return this.#made !== undefined;
  }

  /** A key of the kind that is chosen is made while the user still types. */
  #prepare(): void {
    if (!this.#form.ownKey && !this.#made) {
      // What stands in the way is told when the key is wanted.
      this.#at.room.prepare(this.#form.algorithm).catch(() => undefined);
    }
  }

  async #chooseKey(): Promise<void> {
    this.#waiting.abort();
    this.#own = undefined;
    this.#showKeyChoice();
    if (!this.#form.ownKey) {
      await this.#at.room.withdraw();
      this.#prepare();
      return;
    }
    const waiting = new AbortController();
    this.#waiting = waiting;
    this.#at.signal.addEventListener("abort", () => waiting.abort(), { signal: waiting.signal });
    try {
      this.#own = await openKey(this.#at, waiting.signal);
      const order = await orderOf(this.#at, this.#own, waiting.signal);
      if (order) {
        this.#at.goOn(order);
      }
    } catch (error) {
      if (!waiting.signal.aborted) {
        throw error;
      }
    }
  }

  #showKeyChoice(): void {
    const { view } = this.#at;
    const { ownKey } = this.#form;
    view.part("new-key").hidden = ownKey;
    view.say(view.part("create"), ownKey ? "sign" : "create");
    view.hush(view.part("own-key"));
  }

  /** Has the room make or sign the request, and waits until the key is safe. */
  async #create(): Promise<void> {
    const { view, room, signal, emit } = this.#at;
    const { domain, ownKey } = this.#form;
    if (ownKey && !this.#own) {
      const choice = view.choice("key", "own");
      choice.setCustomValidity(view.text.sentences.keyWantedFirst);
      choice.reportValidity();
      return;
    }
    this.#idempotencyKey = newIdempotencyKey();
    if (!this.#isMadeAlready()) {
      this.#lock(ownKey ? "signing" : "making");
      this.#made = { ...(await this.#request()), domain, own: ownKey };
      const { own: _, ...made } = this.#made;
      emit("keyside-csr", made);
    }
    this.#lock(ownKey ? "reviewOwn" : "review");
    const made = this.#made;
    if (made && !ownKey) {
      await room.untilSafe(made.fingerprint, { signal });
      view.say(view.part("safety"), "safe");
    }
    view.part("place").removeAttribute("aria-disabled");
  }

  /** Whether the request is still the one that the form describes. */
  #isMadeAlready(): boolean {
    const { domain, algorithm, ownKey } = this.#form;
    const made = this.#made;
    const key = ownKey ? made?.fingerprint === this.#own?.fingerprint : made?.algorithm === algorithm;
    return made?.domain === domain && made.own === ownKey && key;
  }

  #request(): Promise<MadeRequest> {
    const { room, signal } = this.#at;
    const { domain, algorithm, ownKey } = this.#form;
    this.#made = undefined;
    return ownKey ? room.sign({ domain }, { signal }) : room.makeCsr({ algorithm, domain }, { signal });
  }

  /** No order before the key is safe. */
  #lock(title: "making" | "signing" | "review" | "reviewOwn"): void {
    const { view } = this.#at;
    const { domain } = this.#form;
    const underWay = title === "making" || title === "signing";
    const product = view.part<HTMLSelectElement>("product").selectedOptions[0];
    view.say(view.part("review-title"), title);
    view.say(view.part("summary"), () => [domain, product?.textContent ?? ""].join(" · "));
    for (const id of ["place", "change"]) {
      view.part(id).hidden = underWay;
    }
    view.say(view.part("place"), "place");
    view.part("place").setAttribute("aria-disabled", "true");
    if (underWay) {
      view.hush(view.part("safety"));
    } else {
      view.say(view.part("safety"), title === "review" ? "unsafe" : "own");
    }
    view.turnTo("review");
  }

  async #place(): Promise<void> {
    const { view, proxy, signal, goOn } = this.#at;
    const made = this.#made;
    const place = view.part("place");
    if (!made || this.isUnsafe || this.#placing) {
      return;
    }
    this.#placing = true;
    place.setAttribute("aria-disabled", "true");
    view.say(place, "placing");
    try {
      goOn(await proxy().placeOrder(this.#form.order(made.csr), { idempotencyKey: this.#idempotencyKey, signal }));
    } finally {
      this.#placing = false;
      view.say(place, "place");
      place.removeAttribute("aria-disabled");
    }
  }

  /** The room started afresh before an order was placed. */
  #lose(): void {
    const { view, tell } = this.#at;
    const lost = this.#made ?? this.#own;
    this.#made = undefined;
    if (lost) {
      view.choice("key", "new").checked = true;
      this.#own = undefined;
      this.#showKeyChoice();
      view.turnTo("form");
      tell({ code: "keysLost" });
    }
  }
}
