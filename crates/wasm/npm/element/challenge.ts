// What is to be published, and whether it is there.

import type { Schemas } from "../proxy/index.js";
import type { Sentences } from "./text.js";
import type { View } from "./view.js";

/** What is told of what the proxy saw. */
export const OBSERVED = {
  different: "observedDifferent",
  found: "observedFound",
  missing: "observedMissing",
  unknown: "observedUnknown",
} as const satisfies Record<Schemas["Observation"], keyof Sentences>;

/** Shows what is to be published, with a button beside each value that copies it. */
export function showChallenge(view: View, challenge: Schemas["Challenge"] | undefined): void {
  const parts = (challenge === undefined ? [] : rows(challenge)).flatMap(([term, value]) => {
    const title = document.createElement("dt");
    view.say(title, term);
    const code = document.createElement("code");
    code.textContent = value;
    const shown = document.createElement("dd");
    shown.append(code, copier(view, value, term));
    return [title, shown];
  });
  view.part("challenge").replaceChildren(...parts);
}

/** The parts of it, each under its name. */
function rows(challenge: Schemas["Challenge"]): (readonly [keyof Sentences, string])[] {
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

/** Its name says what it copies, to those who do not see what it stands beside. */
function copier(view: View, value: string, term: keyof Sentences): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  const act = document.createElement("span");
  view.say(act, "copy");
  const what = document.createElement("span");
  what.className = "unseen";
  view.say(what, ({ sentences }) => `: ${sentences[term]}`);
  button.append(act, what);
  button.addEventListener("click", async () => {
    // Pages without HTTPS have no clipboard.
    const copied = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    );
    view.say(act, copied ? "copied" : "copy");
    view.say(view.part("observed"), copied ? "copied" : "notCopied");
  });
  return button;
}
