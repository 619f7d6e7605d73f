// The form: what is asked of the user.

import type { Schemas } from "../proxy/index.js";
import type { View } from "./view.js";

/** Fills a field in; what the page chose is not the user's to change. */
export function prefill(view: View, id: string, chosen: string | null): void {
  const field = view.part<HTMLInputElement>(id);
  field.value = chosen ?? field.value;
  field.readOnly = chosen !== null;
}

/** Offers these products, or the one that the page chose. */
export function offer(view: View, products: readonly Schemas["Product"][], chosen: string | null): void {
  const list = view.part<HTMLSelectElement>("product");
  const option = ({ brand, code, quota }: Schemas["Product"]) => {
    const option = new Option(`${brand}: ${code}`, code);
    option.disabled = quota?.left === 0;
    return option;
  };
  const before = list.value;
  list.replaceChildren(...products.map(option));
  list.value = chosen ?? (before || list.value);
  list.disabled = chosen !== null;
}

/** The order that the answers make, for this request. */
export function answers(view: View, csr: string): Schemas["NewOrder"] {
  const value = (id: string) => view.part<HTMLInputElement>(id).value.trim();
  return {
    csr,
    productCode: view.part<HTMLSelectElement>("product").value,
    validation: view.chosen("validation") === "file" ? "file" : "dns",
    contact: { name: value("contact.name"), phone: value("contact.phone"), email: value("contact.email") },
  };
}
