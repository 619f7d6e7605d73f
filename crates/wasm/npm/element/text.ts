// Every sentence of the element, in each language.

import type { OrderState, Schemas } from "../proxy/index.js";
import type { KeyAlgorithm, KeyRoomLanguage } from "../room/index.js";
import { CHINESE } from "./chinese.js";
import { ENGLISH } from "./english.js";
import type { KeysideErrorCode } from "./events.js";

/** The sentences with nothing to fill in. */
export interface Sentences {
  form: string;
  domain: string;
  domainHint: string;
  product: string;
  productsLoading: string;
  productsGone: string;
  productWantsWildcard: string;
  productWantsSingle: string;
  validation: string;
  dns: string;
  file: string;
  key: string;
  keyNew: string;
  keyOwn: string;
  keyKind: string;
  keyWantedFirst: string;
  keyAwaited: string;
  contact: string;
  name: string;
  phone: string;
  email: string;
  create: string;
  sign: string;
  making: string;
  signing: string;
  review: string;
  reviewOwn: string;
  unsafe: string;
  safe: string;
  own: string;
  place: string;
  placing: string;
  change: string;
  progress: string;
  publishRecord: string;
  publishFile: string;
  recordName: string;
  recordType: string;
  recordValue: string;
  fileUrl: string;
  fileContent: string;
  copy: string;
  copied: string;
  notCopied: string;
  check: string;
  checking: string;
  observedFound: string;
  observedDifferent: string;
  observedMissing: string;
  observedUnknown: string;
  mayLeave: string;
  cancel: string;
  cancelQuestion: string;
  cancelYes: string;
  cancelNo: string;
  ready: string;
  keyHere: string;
  keyAway: string;
  taken: string;
  another: string;
  again: string;
}

/** One language. */
export interface Text {
  readonly sentences: Readonly<Sentences>;
  /** A product, and what is left of it. */
  readonly product: (product: Schemas["Product"]) => string;
  /** The day on which the instance ends that an order would take. */
  readonly instanceEnds: (end: Date) => string;
  /** A key of the user's own, with the beginning of its fingerprint. */
  readonly ownKey: (algorithm: KeyAlgorithm, beginning: string) => string;
  /** How an order stands. */
  readonly states: Readonly<Record<OrderState["name"], string>>;
  /** What went wrong, and what to do, for what a user can do something about. */
  readonly errors: Readonly<Partial<Record<KeysideErrorCode, string>>>;
  /** The same for all else, with what to quote to the operator. */
  readonly error: (code: string) => string;
}

/** Each language's sentences. */
export const TEXT: Readonly<Record<KeyRoomLanguage, Text>> = { en: ENGLISH, zh: CHINESE };

/** The element's language for that tag of BCP 47: Chinese, or else English. */
export function languageOf(tag: string): KeyRoomLanguage {
  return /^zh(-|$)/i.test(tag) ? "zh" : "en";
}
