// What is to be published, and whether it is there.

import type { Schemas } from "../proxy/index.js";
import type { Sentences } from "./text.js";

/** What is told of what the proxy saw. */
export const OBSERVED = {
  different: "observedDifferent",
  found: "observedFound",
  missing: "observedMissing",
  unknown: "observedUnknown",
} as const satisfies Record<Schemas["Observation"], keyof Sentences>;

/** The parts of what is to be published, each under its name. */
export function rows(challenge: Schemas["Challenge"]): (readonly [keyof Sentences, string])[] {
  if (challenge.kind === "httpFile") {
    return [
      ["fileUrl", challenge.url],
      ["fileContent", challenge.content],
    ];
  }
  return [
    ["recordName", challenge.name],
    ["recordType", challenge.recordType],
    ["recordValue", challenge.value],
  ];
}
