// What the element shows: its HTML, and the sentences in it.

import type { KeyRoomLanguage } from "../room/index.js";
import { style } from "./style.js";
import { type Sentences, TEXT, type Text } from "./text.js";

const HTML = `
<form id="form">
  <h2 data-text="form"></h2>
  <label><span data-text="domain"></span>
    <input id="domain" required autocapitalize="off" autocomplete="off" spellcheck="false"></label>
  <label><span data-text="product"></span><select id="product" required></select></label>
  <label><span data-text="keyKind"></span><select id="algorithm">
    <option value="rsa-2048">RSA 2048</option>
    <option value="rsa-3072">RSA 3072</option>
    <option value="rsa-4096">RSA 4096</option>
    <option value="ecdsa-p256">ECDSA P-256</option>
  </select></label>
  <fieldset>
    <legend data-text="validation"></legend>
    <label class="choice"><input type="radio" name="validation" value="dns" checked><span data-text="dns"></span></label>
    <label class="choice"><input type="radio" name="validation" value="file"><span data-text="file"></span></label>
  </fieldset>
  <fieldset>
    <legend data-text="contact"></legend>
    <label><span data-text="name"></span><input id="contact.name" required autocomplete="name"></label>
    <label><span data-text="phone"></span><input id="contact.phone" type="tel" required autocomplete="tel"></label>
    <label><span data-text="email"></span><input id="contact.email" type="email" required autocomplete="email"></label>
  </fieldset>
  <button class="main" id="create" data-text="create"></button>
</form>
<section id="review" hidden>
  <h2 id="review-title" tabindex="-1"></h2>
  <p id="safety" class="hint" role="status"></p>
  <button type="button" class="main" id="place" aria-disabled="true" aria-describedby="safety" data-text="place" hidden></button>
</section>
<section id="progress" hidden>
  <h2 id="progress-title" tabindex="-1"></h2>
  <p id="state" role="status"></p>
  <dl id="challenge"></dl>
  <button type="button" id="check" data-text="check" hidden></button>
  <p id="observed" role="status"></p>
</section>
<p id="problem" class="problem" role="alert"></p>
<button type="button" id="again" data-text="again" hidden></button>
<div id="room"></div>
`;

/** The element's shadow tree. */
export class View {
  readonly #root: ShadowRoot;
  #text: Text = TEXT.en;

  constructor(host: HTMLElement) {
    this.#root = host.attachShadow({ mode: "open" });
    this.#root.innerHTML = HTML;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    this.#root.adoptedStyleSheets = [sheet];
  }

  /** The part with that id. */
  part<Part extends HTMLElement = HTMLElement>(id: string): Part {
    const part = this.#root.getElementById(id);
    if (!part) {
      throw new Error(`there is no part ${id}`);
    }
    return part as Part;
  }

  /** The field with that id, by which the proxy names it too, if there is one. */
  field(id: string): HTMLInputElement | undefined {
    const field = this.#root.getElementById(id);
    return field instanceof HTMLInputElement ? field : undefined;
  }

  /** The value of the chosen one. */
  chosen(name: string): string {
    return this.#root.querySelector<HTMLInputElement>(`[name="${name}"]:checked`)?.value ?? "";
  }

  /** The sentences of the language that is spoken. */
  get text(): Text {
    return this.#text;
  }

  /** Says everything in that language from now on. */
  speak(language: KeyRoomLanguage): void {
    this.#text = TEXT[language];
    this.part("form").parentNode?.querySelectorAll<HTMLElement>("[data-text]").forEach((part) => this.#put(part));
  }

  /** Has the part say a sentence, in this and every later language. */
  say(part: HTMLElement, sentence: keyof Sentences): void {
    part.dataset["text"] = sentence;
    this.#put(part);
  }

  /** Has the part say this, in this language alone. */
  tell(part: HTMLElement, words: string): void {
    delete part.dataset["text"];
    part.textContent = words;
  }

  /** Turns to that section, and puts the reader at its title. */
  turnTo(section: "form" | "review" | "progress"): void {
    for (const id of ["form", "review", "progress"]) {
      this.part(id).hidden = id !== section;
    }
    if (section !== "form") {
      this.part(`${section}-title`).focus();
    }
  }

  /** Shows what is to be published, with a button beside each value that copies it. */
  list(rows: readonly (readonly [keyof Sentences, string])[]): void {
    const parts = rows.flatMap(([term, value]) => {
      const title = document.createElement("dt");
      this.say(title, term);
      const code = document.createElement("code");
      code.textContent = value;
      const shown = document.createElement("dd");
      shown.append(code, this.#copier(value, title));
      return [title, shown];
    });
    this.part("challenge").replaceChildren(...parts);
  }

  #copier(value: string, title: HTMLElement): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    this.say(button, "copy");
    const name = () => button.setAttribute("aria-label", `${button.textContent}: ${title.textContent}`);
    name();
    button.addEventListener("click", async () => {
      const copied = await navigator.clipboard?.writeText(value).then(
        () => true,
        () => false,
      );
      this.say(button, copied ? "copied" : "notCopied");
      name();
      this.say(this.part("observed"), copied ? "copied" : "notCopied");
    });
    return button;
  }

  #put(part: HTMLElement): void {
    part.textContent = this.#text.sentences[part.dataset["text"] as keyof Sentences];
  }
}
