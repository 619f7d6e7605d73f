// The form: what is asked of the user.

import type { Schemas } from "../proxy/index.js";
import type { KeyAlgorithm } from "../room/index.js";
import { fit, offer } from "./products.js";
import type { Surroundings } from "./surroundings.js";

/** The form, with what may be ordered. */
export class Form {
  readonly #at: Surroundings;
  #products: readonly Schemas["Product"][] = [];

  constructor(at: Surroundings) {
    this.#at = at;
    const { view, signal } = at;
    const form = view.part("form");
    const edited = ({ target }: Event) => {
      if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) {
        target.setCustomValidity("");
      }
      this.#fit();
    };
    form.addEventListener("input", edited, { signal });
    form.addEventListener("change", edited, { signal });
  }

  /** Fills in what the page chose, and asks the proxy what may be ordered. */
  async load(): Promise<void> {
    const { view, proxy, signal } = this.#at;
    const list = view.part<HTMLSelectElement>("product");
    this.fill();
    list.disabled = true;
    list.setAttribute("aria-busy", "true");
    view.say(view.part("product-hint"), "productsLoading");
    try {
      this.#products = await proxy().products({ signal });
    } catch (error) {
      view.hush(view.part("product-hint"));
      throw error;
    } finally {
      list.removeAttribute("aria-busy");
    }
    this.fill();
  }

  /** Fills in what the page chose; that is not the user's to change. */
  fill(): void {
    const { view, chosen } = this.#at;
    const field = view.part<HTMLInputElement>("domain");
    field.value = chosen("domain") ?? field.value;
    field.readOnly = chosen("domain") !== null;
    if (this.#products.length > 0) {
      offer(view, this.#products, chosen("product"));
      this.#fit();
    }
  }

  /** The name, as it was typed. */
  get domain(): string {
    return this.#at.view.part<HTMLInputElement>("domain").value.trim();
  }

  /** The kind of a new key. */
  get algorithm(): KeyAlgorithm {
    return this.#at.view.part<HTMLSelectElement>("algorithm").value as KeyAlgorithm;
  }

  /** Whether the user has a key. */
  get ownKey(): boolean {
    return this.#at.view.chosen("key") === "own";
  }

  /** The order that the answers make, for this request. */
  order(csr: string): Schemas["NewOrder"] {
    const { view } = this.#at;
    const value = (id: string) => view.part<HTMLInputElement>(id).value.trim();
    return {
      csr,
      productCode: value("product"),
      validation: view.chosen("validation") === "file" ? "file" : "dns",
      contact: { name: value("contact.name"), phone: value("contact.phone"), email: value("contact.email") },
    };
  }

  #fit(): void {
    const { view } = this.#at;
    if (this.#products.length > 0) {
      fit(view, this.#products, this.domain);
    }
    const file = view.choice("validation", "file");
    file.disabled = this.domain.startsWith("*");
    if (file.disabled && file.checked) {
      view.choice("validation", "dns").checked = true;
    }
  }
}
