// What the element shows: its parts, and the words in them.

import type { KeyRoomLanguage } from "../room/index.js";
import { html } from "./html.js";
import { style } from "./style.js";
import { type Sentences, TEXT, type Text } from "./text.js";

/** The screens, of which one is shown. */
export type Screen = "form" | "review" | "progress";

const SCREENS: readonly Screen[] = ["form", "review", "progress"];

/** The element's shadow tree. */
export class View {
  readonly #root: ShadowRoot;
  /** What a part says, in any language. */
  readonly #words = new WeakMap<Element, (text: Text) => string>();
  #text: Text = TEXT.en;

  constructor(host: HTMLElement) {
    this.#root = host.attachShadow({ mode: "open" });
    this.#root.innerHTML = html;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    this.#root.adoptedStyleSheets = [sheet];
    for (const part of this.#root.querySelectorAll<HTMLElement>("[data-text]")) {
      this.say(part, part.dataset["text"] as keyof Sentences);
    }
  }

  /** The part with that id. */
  part<Part extends HTMLElement = HTMLElement>(id: string): Part {
    const part = this.#root.getElementById(id);
    if (!part) {
      throw new Error(`there is no part ${id}`);
    }
    return part as Part;
  }

  /** The field with that id, if there is one. */
  field(id: string): HTMLInputElement | HTMLSelectElement | undefined {
    const field = this.#root.getElementById(id);
    return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field : undefined;
  }

  /** The value of the chosen one. */
  chosen(name: string): string {
    return this.#root.querySelector<HTMLInputElement>(`[name="${name}"]:checked`)?.value ?? "";
  }

  /** The one to choose that has that value. */
  choice(name: string, value: string): HTMLInputElement {
    const choice = this.#root.querySelector<HTMLInputElement>(`[name="${name}"][value="${value}"]`);
    if (!choice) {
      throw new Error(`there is no ${name} ${value}`);
    }
    return choice;
  }

  /** Whether the page is dark where the element stands. */
  get isDark(): boolean {
    return getComputedStyle(this.part("scheme")).color === "rgb(255, 255, 255)";
  }

  /** The sentences of the language that is spoken. */
  get text(): Text {
    return this.#text;
  }

  /** Says everything in that language from now on. */
  speak(language: KeyRoomLanguage): void {
    this.#text = TEXT[language];
    this.#root.querySelectorAll("*").forEach((part) => this.#put(part));
  }

  /** Has the part say that sentence, or those words, in this and every later language. */
  say(part: Element, words: keyof Sentences | ((text: Text) => string)): void {
    this.#words.set(part, typeof words === "function" ? words : ({ sentences }) => sentences[words]);
    this.#put(part);
  }

  /** Has the part say nothing. */
  hush(part: Element): void {
    this.#words.delete(part);
    part.textContent = "";
  }

  /** Turns to that screen. */
  turnTo(screen: Screen): void {
    this.change(screen, () => {
      for (const id of SCREENS) {
        this.part(id).hidden = id !== screen;
      }
    });
  }

  /** The screen that is shown. */
  get screen(): Screen {
    return SCREENS.find((id) => !this.part(id).hidden) ?? "form";
  }

  /** Changes what is shown. Whoever was at a part that went is put at the screen's title, and nobody else is moved. */
  change(screen: Screen, act: () => void): void {
    const before = this.#root.activeElement;
    act();
    if (before && !before.checkVisibility()) {
      this.part(`${screen}-title`).focus();
    }
  }

  #put(part: Element): void {
    const words = this.#words.get(part)?.(this.#text);
    if (words !== undefined && part.textContent !== words) {
      part.textContent = words;
    }
  }
}
