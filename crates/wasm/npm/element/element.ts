// `<keyside-request>`: the way from a domain's name to its certificate, in a page written in anything.

import type { Schemas } from "../proxy/index.js";
import { type KeyRoom, type KeyRoomTheme, checkTheme, createKeyRoom } from "../room/index.js";
import type { KeysideErrorDetail, KeysideRequestEvents } from "./events.js";
import { OrderStep } from "./order.js";
import { RequestStep } from "./request.js";
import type { Surroundings } from "./surroundings.js";
import { languageOf } from "./text.js";
import { applyTheme, themeOf } from "./theme.js";
import { detailOf, fieldOf, proxyAt } from "./trouble.js";
import { View } from "./view.js";

/**
 * The element. Attributes: `proxy`, the proxy's address; `domain` and `product`, which are then not asked for; `lang`,
 * `en` or `zh`; `order`, the id of an order to go on from; `engine`, the folder of the room's engine if it is moved. All
 * but `engine` may change at any time.
 */
export class KeysideRequest extends HTMLElement {
  static readonly observedAttributes = ["domain", "lang", "order", "product", "proxy"];

  readonly #view = new View(this);
  /** Ends with the element's stay in the document. */
  #gone = new AbortController();
  /** Ends with the step. */
  #stepOver = new AbortController();
  #room: KeyRoom | undefined;
  #step: RequestStep | OrderStep | undefined;
  /** Of the order that is gone on with. */
  #order: string | undefined;
  #theme: KeyRoomTheme = {};
  /** The looks of which the page was told that the room refuses them. */
  readonly #refused = new Set<string | undefined>();
  /** Whether a key went with the room when the element left the document. */
  #lost = false;
  #again: () => Promise<void> = async () => undefined;

  constructor() {
    super();
    this.#view.part("again").addEventListener("click", () => this.#attempt(this.#again));
    this.#view.part("another").addEventListener("click", () => this.#request());
  }

  /** The key room in the element, while it is in a document. */
  get room(): KeyRoom | undefined {
    return this.#room;
  }

  /** The site's looks, which are written into the element's custom properties; `invalidTheme` is thrown for others. */
  get theme(): KeyRoomTheme {
    return this.#theme;
  }

  set theme(theme: KeyRoomTheme) {
    checkTheme(theme);
    applyTheme(this, theme, this.#theme);
    this.#theme = theme;
    this.readTheme();
  }

  /** Hands the room the custom properties `--keyside-…` again: after the site changed its looks. */
  readTheme(): void {
    if (this.#room) {
      const { theme, refused } = themeOf(this);
      this.#room.theme = theme;
      // A frame is dark where it stands in the dark; one that is told of no scheme may think otherwise.
      this.#view.part("room").style.colorScheme = this.#view.isDark ? "dark" : "light";
      for (const error of refused.filter(({ field }) => !this.#refused.has(field))) {
        this.#refused.add(error.field);
        this.#emit("keyside-error", detailOf(error));
      }
    }
  }

  connectedCallback(): void {
    this.#gone = new AbortController();
    const { signal } = this.#gone;
    const engine = this.getAttribute("engine");
    this.#room = createKeyRoom({ container: this.#view.part("room") }, engine === null ? {} : { engine });
    this.#takeEarlyTheme();
    this.readTheme();
    this.#speak();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.readTheme(), { signal });
    // By then the site's own styles are there.
    window.addEventListener("load", () => this.readTheme(), { signal });
    const stay = (event: Event) => this.#isUnsafe && event.preventDefault();
    window.addEventListener("beforeunload", stay, { signal });
    if (this.#order === undefined) {
      this.#request();
    } else {
      this.#follow(this.#order);
    }
    if (this.#lost) {
      this.#lost = false;
      this.#tell({ code: "keysLost" });
    }
  }

  disconnectedCallback(): void {
    this.#lost = this.#isUnsafe;
    this.#stepOver.abort();
    this.#gone.abort();
    this.#room?.dispose();
    this.#room = undefined;
    this.#step = undefined;
  }

  /** A move that keeps the frame keeps the key. */
  connectedMoveCallback(): void {}

  attributeChangedCallback(name: string, _: string | null, value: string | null): void {
    const step = this.#step;
    if (name === "lang") {
      this.#speak();
    } else if (name === "order") {
      this.#changeOrder(value ?? undefined);
    } else if (step instanceof RequestStep && name === "proxy") {
      this.#attempt(() => step.reload());
    } else if (step instanceof RequestStep) {
      step.refill();
    }
  }

  get #isUnsafe(): boolean {
    return this.#step instanceof RequestStep && this.#step.isUnsafe;
  }

  #changeOrder(id: string | undefined): void {
    if (id === this.#order) {
      return;
    }
    this.#order = id;
    if (this.#room && id === undefined) {
      this.#request();
    } else if (this.#room && id !== undefined) {
      this.#follow(id);
    }
  }

  /** What was set before the element was defined. */
  #takeEarlyTheme(): void {
    if (Object.hasOwn(this, "theme")) {
      const { theme } = this;
      Reflect.deleteProperty(this, "theme");
      this.theme = theme;
    }
  }

  #speak(): void {
    const around = this.closest("[lang]") ?? document.documentElement;
    const language = languageOf(this.lang || around.getAttribute("lang") || "");
    this.#view.speak(language);
    if (this.#room) {
      this.#room.language = language;
    }
  }

  #request(): void {
    this.#order = undefined;
    const step = new RequestStep(this.#surroundings());
    this.#step = step;
    this.#attempt(() => step.begin());
  }

  #follow(id: string): void {
    this.#order = id;
    const step = new OrderStep(this.#surroundings(), id);
    this.#step = step;
    this.#attempt(() => step.follow());
  }

  /** Those of the next step; the one before is over. */
  #surroundings(): Surroundings {
    if (!this.#room) {
      throw new Error("the element is in no document");
    }
    this.#stepOver.abort();
    this.#stepOver = new AbortController();
    return {
      view: this.#view,
      room: this.#room,
      signal: this.#stepOver.signal,
      chosen: (name) => this.getAttribute(name),
      proxy: () => proxyAt(this.getAttribute("proxy") ?? ""),
      attempt: (act) => this.#attempt(act),
      tell: (detail) => this.#tell(detail),
      emit: (name, detail) => this.#emit(name, detail),
      goOn: (order: Schemas["Order"]) => {
        this.#follow(order.id);
        this.#emit("keyside-order", { order });
      },
    };
  }

  /** Does it, and tells of what goes wrong. */
  #attempt(act: () => Promise<void>): void {
    const { signal } = this.#stepOver;
    this.#view.hush(this.#view.part("problem"));
    this.#view.part("again").hidden = true;
    this.#view.part("another").hidden = true;
    this.#again = act;
    act().catch((error: unknown) => {
      if (!signal.aborted) {
        this.#fail(detailOf(error));
      }
    });
  }

  #fail(detail: KeysideErrorDetail): void {
    const step = this.#step;
    const field = step instanceof RequestStep ? this.#view.field(fieldOf(detail)) : undefined;
    if (step instanceof RequestStep && (field || !step.hasRequest)) {
      this.#view.turnTo("form");
    }
    if (detail.code === "cancelled") {
      return;
    }
    this.#tell(detail);
    field?.setCustomValidity(this.#view.part("problem").textContent ?? "");
    field?.reportValidity();
    this.#view.part("again").hidden = field !== undefined;
  }

  #tell(detail: KeysideErrorDetail): void {
    const quoted = [detail.code, detail.requestId].filter((part) => part !== undefined).join(", ");
    this.#view.say(this.#view.part("problem"), (text) => text.errors[detail.code] ?? text.error(quoted));
    this.#view.part("another").hidden = !(this.#step instanceof OrderStep) || detail.code === "orderValidationFailed";
    this.#emit("keyside-error", detail);
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
