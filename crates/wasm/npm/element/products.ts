// What may be ordered: packages and instances in one list.

import type { Schemas } from "../proxy/index.js";
import type { View } from "./view.js";

type Product = Schemas["Product"];

/** Offers these products, or the one that the page chose. */
export function offer(view: View, products: readonly Product[], chosen: string | null): void {
  const list = view.part<HTMLSelectElement>("product");
  const before = list.value;
  const options = products.map((product) => {
    const option = new Option("", product.code);
    view.say(option, (text) => text.product(product));
    return option;
  });
  list.replaceChildren(...options);
  list.disabled = chosen !== null;
  list.value = chosen ?? before;
}

/** Bars what does not fit the name, and says why, or what else is to be known of the chosen one. */
export function fit(view: View, products: readonly Product[], domain: string): void {
  const list = view.part<HTMLSelectElement>("product");
  const wildcard = domain.startsWith("*");
  const named = domain.includes(".");
  const fits = (product: Product) => hasLeft(product) && (!named || product.wildcard === wildcard);
  for (const option of list.options) {
    option.disabled = !products.some((product) => product.code === option.value && fits(product));
  }
  if (!list.disabled && (list.selectedOptions[0]?.disabled ?? true)) {
    list.value = products.find(fits)?.code ?? "";
  }
  const hint = view.part("product-hint");
  const product = products.find(({ code }) => code === list.value);
  const end = product?.source?.kind === "instances" ? product.source.endsAt : undefined;
  if (!products.some(hasLeft)) {
    view.say(hint, "productsGone");
  } else if (named && (!product || product.wildcard !== wildcard)) {
    view.say(hint, wildcard ? "productWantsWildcard" : "productWantsSingle");
  } else if (typeof end === "number") {
    view.say(hint, (text) => text.instanceEnds(new Date(end * 1_000)));
  } else {
    view.hush(hint);
  }
}

function hasLeft({ quota }: Product): boolean {
  return quota?.left !== 0;
}
