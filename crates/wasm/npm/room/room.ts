// A key room in a site: the sandboxed frame in which keys are made and kept, and from which only the user takes them.

import { Answers, request } from "./answers.js";
import { fetchEngine } from "./engine.js";
import { KeyRoomError } from "./error.js";
import { RoomEvents } from "./events.js";
import { createFrame, listen, post } from "./frame.js";
import type {
  BroughtKey,
  Delivery,
  FromRoom,
  KeyAlgorithm,
  MadeRequest,
  NewRequest,
  Place,
  ToRoom,
} from "./messages.js";
import type { Abortable, KeyRoomLanguage, KeyRoomOptions, KeyRoomPlace } from "./options.js";
import { script } from "./parts.js";
import { sentences } from "./protocol.js";
import { type KeyRoomTheme, checkTheme } from "./theme.js";

/** How long a loaded frame may say nothing before it counts as blocked, in milliseconds. */
const PATIENCE = 10_000;
const TAGS: Readonly<Record<KeyRoomLanguage, string>> = { en: "en", zh: "zh-Hans" };

/** A key room. Moving its frame in the document empties it. */
export class KeyRoom extends RoomEvents {
  /** Ends when keys can be made; fails with a `KeyRoomError`. */
  readonly ready: Promise<void>;
  readonly #frame: HTMLIFrameElement;
  readonly #answers = new Answers();
  readonly #gone = new AbortController();
  readonly #safe = new Map<string, Place>();
  readonly #engine: Promise<ArrayBuffer>;
  #language: KeyRoomLanguage;
  #theme: KeyRoomTheme;
  #stands = false;
  #making = false;

  constructor(place: KeyRoomPlace, { language = "en", theme = {}, engine }: KeyRoomOptions = {}) {
    super();
    checkTheme(theme);
    this.#language = language;
    this.#theme = theme;
    this.#frame = createFrame(sentences[language].title);
    this.#frame.hidden = place.hidden ?? false;
    this.#frame.addEventListener("load", () => this.#expectStanding(), { once: true });
    this.#engine = fetchEngine(engine, this.#gone.signal);
    this.#engine.catch((reason: KeyRoomError) => this.#answers.fail(reason));
    const isReady = (said: FromRoom) => (said.kind === "ready" ? true : undefined);
    this.ready = this.#answers.wait({ answer: isReady, failures: [] }).then(() => undefined);
    // Who does not ask is told by the events.
    this.ready.catch(() => undefined);
    listen(this.#frame, (said) => this.#hear(said), this.#gone.signal);
    ("container" in place ? place.container : document.body).append(this.#frame);
  }

  /** Begins a key of that kind unseen, so that `makeCsr` has it at once. One of another kind that nobody took is wiped. */
  async prepare(algorithm: KeyAlgorithm): Promise<void> {
    await this.ready;
    this.#post({ kind: "prepare", algorithm, domain: null });
  }

  /**
   * Makes a key, and a request signed with it. A key that is there already is wiped. Fails with `busy` while one is
   * being made, with `cancelled` when the user stops it, and with the signal's reason when the page does.
   */
  async makeCsr({ algorithm, domain, others = [] }: NewRequest & { algorithm: KeyAlgorithm }, { signal }: Abortable = {}): Promise<MadeRequest> {
    await this.ready;
    signal?.throwIfAborted();
    if (this.#making) {
      throw new KeyRoomError("busy");
    }
    this.#making = true;
    const cancel = () => this.#post({ kind: "cancel" });
    signal?.addEventListener("abort", cancel, { once: true });
    try {
      // The room answers a stop, too: only then can the next key be asked for.
      const answer = (said: FromRoom) => (said.kind === "cancelled" ? said : request(said));
      const made = this.#answers.wait({ answer, failures: ["makeFailed", "noRandomness", "invalidMessage"] });
      this.#post({ kind: "make", algorithm, domain, others });
      const said = await made;
      signal?.throwIfAborted();
      if ("kind" in said) {
        throw new KeyRoomError("cancelled");
      }
      return said;
    } finally {
      signal?.removeEventListener("abort", cancel);
      this.#making = false;
    }
  }

  /** Has the user open a key of their own in the room; ends when it is there. `withdraw` stops asking for it. */
  async bringKey({ signal }: Abortable = {}): Promise<BroughtKey> {
    await this.ready;
    const answer = (said: FromRoom) => (said.kind === "keyBrought" ? said : undefined);
    const brought = this.#answers.wait({ answer, failures: [], signal });
    this.#post({ kind: "bring", what: "key" });
    const { algorithm, fingerprint } = await brought;
    return { algorithm, fingerprint };
  }

  /** Signs a request with the key that the user brought last; fails with `noKey` without one. */
  async sign({ domain, others = [] }: NewRequest, { signal }: Abortable = {}): Promise<MadeRequest> {
    await this.ready;
    const failures = ["noKey", "makeFailed", "noRandomness", "invalidMessage"] as const;
    const signed = this.#answers.wait({ answer: request, failures, signal });
    this.#post({ kind: "sign", domain, others });
    return signed;
  }

  /** Has the room ask the user for nothing, and offer no bundle, any more. A key that is there stays. */
  async withdraw(): Promise<void> {
    await this.ready;
    this.#post({ kind: "withdraw" });
  }

  /** Where the key is known to be besides the room: the user saved it, and the room read it back. */
  safePlace(fingerprint: string): Place | undefined {
    return this.#safe.get(fingerprint);
  }

  /** Ends once the key is safe: the user saved it, and the room read it back. Order no certificate before. */
  async untilSafe(fingerprint: string, { signal }: Abortable = {}): Promise<Place> {
    const answer = () => this.#safe.get(fingerprint);
    return answer() ?? (await this.#answers.wait({ answer, failures: [], signal }));
  }

  /**
   * Hands the room the certificate that came; ends when it fits the key, and the room offers bundles. Without the key at
   * hand, the room says `keyWanted`, and asks the user for the saved file.
   */
  async deliver({ chain, fingerprint, domain }: Delivery, { signal }: Abortable = {}): Promise<void> {
    await this.ready;
    const answer = (said: FromRoom) =>
      (said.kind === "fits" || said.kind === "opened") && said.fingerprint === fingerprint ? true : undefined;
    const failures = ["certificateMismatch", "invalidCertificate", "invalidMessage"] as const;
    const fits = this.#answers.wait({ answer, failures, signal });
    this.#post({ kind: "deliver", chain, fingerprint, domain });
    await fits;
  }

  /** Ends when the user was handed the next bundle of key and certificate. */
  async untilBundleSaved({ signal }: Abortable = {}): Promise<void> {
    const answer = (said: FromRoom) => (said.kind === "saved" && said.what === "bundle" ? true : undefined);
    await this.#answers.wait({ answer, failures: [], signal });
  }

  /** Wipes the key. What was saved stays. */
  async forget(): Promise<void> {
    await this.ready;
    const answer = (said: FromRoom) => (said.kind === "forgotten" ? true : undefined);
    const forgotten = this.#answers.wait({ answer, failures: [] });
    this.#post({ kind: "forget" });
    await forgotten;
  }

  /** The language of what the room says. */
  set language(language: KeyRoomLanguage) {
    this.#language = language;
    this.#frame.title = sentences[language].title;
    this.#dress();
  }

  get language(): KeyRoomLanguage {
    return this.#language;
  }

  /** The site's looks; setting one that the room refuses throws `invalidTheme`. */
  set theme(theme: KeyRoomTheme) {
    checkTheme(theme);
    this.#theme = theme;
    this.#dress();
  }

  get theme(): KeyRoomTheme {
    return this.#theme;
  }

  /** Shows a hidden room. */
  reveal(): void {
    this.#frame.hidden = false;
  }

  /** Ends the room, and every key in it. */
  dispose(): void {
    this.#gone.abort();
    this.#frame.remove();
    this.#answers.fail(new KeyRoomError("disposed"));
  }

  #hear(said: FromRoom): void {
    if (said.kind === "standing") {
      this.#standing();
    } else if (said.kind === "size") {
      this.#frame.style.height = `${said.height}px`;
    } else if (said.kind === "proven") {
      this.#safe.set(said.fingerprint, said.place);
    }
    this.#answers.hear(said);
    this.dispatchEvent(new CustomEvent(said.kind, { detail: said }));
  }

  #standing(): void {
    if (this.#stands) {
      // The frame was moved, and with that loaded anew.
      this.#hear({ kind: "failed", error: "keysLost" });
    }
    this.#stands = true;
    this.#dress();
    const start = (engine: ArrayBuffer) => {
      const wasm = engine.slice(0);
      this.#post({ kind: "start", script, wasm }, [wasm]);
    };
    // Of a failure, those who wait were told.
    this.#engine.then(start, () => undefined);
  }

  #dress(): void {
    if (this.#stands) {
      this.#post({ kind: "dress", language: TAGS[this.#language], text: sentences[this.#language] });
      this.#post({ kind: "theme", theme: this.#theme });
    }
  }

  #expectStanding(): void {
    const late = () => {
      if (!this.#stands) {
        this.#answers.fail(new KeyRoomError("blocked"));
      }
    };
    const timer = setTimeout(late, PATIENCE);
    this.#gone.signal.addEventListener("abort", () => clearTimeout(timer));
  }

  #post(message: ToRoom, buffers?: ArrayBuffer[]): void {
    if (this.#gone.signal.aborted) {
      throw new KeyRoomError("disposed");
    }
    post(this.#frame, message, buffers);
  }
}

/** Stands a key room there. */
export function createKeyRoom(place: KeyRoomPlace, options?: KeyRoomOptions): KeyRoom {
  return new KeyRoom(place, options);
}
