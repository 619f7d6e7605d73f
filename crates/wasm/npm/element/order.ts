// The second step: the order, until there is a bundle.

import type { Schemas } from "../proxy/index.js";
import { OBSERVED, showChallenge } from "./challenge.js";
import type { Surroundings } from "./surroundings.js";
import { deadEnd } from "./trouble.js";

/** The states in which an order can be given up. */
const CANCELLABLE: readonly Schemas["OrderState"]["name"][] = ["preparing", "awaitingValidation", "validationFailed"];
/** The states in which an order goes on without the page. */
const UNDER_WAY: readonly Schemas["OrderState"]["name"][] = ["preparing", "awaitingValidation", "underReview"];

/** From the order to the bundle. */
export class OrderStep {
  readonly id: string;
  readonly #at: Surroundings;

  constructor(at: Surroundings, id: string) {
    this.#at = at;
    this.id = id;
    const { view, room, signal, attempt } = at;
    const on = (part: string, act: () => void) => view.part(part).addEventListener("click", act, { signal });
    on("check", () => attempt(() => this.#check()));
    on("cancel", () => this.#ask(true));
    on("cancel-no", () => this.#ask(false));
    on("cancel-yes", () => attempt(() => this.#cancel()));
    room.addEventListener("keyWanted", () => view.say(view.part("state"), "keyAway"), { signal });
    for (const here of ["fits", "opened"] as const) {
      room.addEventListener(here, () => view.say(view.part("state"), "keyHere"), { signal });
    }
  }

  /** Shows the order until nothing will change any more. */
  async follow(): Promise<void> {
    const { view, proxy, signal, tell } = this.#at;
    view.say(view.part("progress-title"), "progress");
    view.hush(view.part("ordered"));
    view.hush(view.part("state"));
    this.#show(undefined);
    view.turnTo("progress");
    for await (const order of proxy().follow(this.id, { signal })) {
      const { state } = order;
      view.say(view.part("ordered"), () => order.domain);
      view.say(view.part("state"), ({ states }) => states[state.name]);
      this.#show(order);
      const end = deadEnd(state);
      if (state.name === "issued") {
        await this.#deliver(order, state.chain);
      } else if (end !== undefined) {
        tell({ code: end });
      }
    }
  }

  async #deliver(order: Schemas["Order"], chain: string): Promise<void> {
    const { view, room, signal, emit } = this.#at;
    view.say(view.part("progress-title"), "ready");
    emit("keyside-issued", { order, chain });
    const { fingerprint, domain } = order;
    await room.deliver({ chain, fingerprint, domain }, { signal });
    await room.untilBundleSaved({ signal });
    view.say(view.part("state"), "taken");
    view.part("another").hidden = false;
    emit("keyside-saved", { order });
  }

  #show(order: Schemas["Order"] | undefined): void {
    const { view } = this.#at;
    const state = order?.state;
    const challenge = state?.name === "awaitingValidation" ? state.challenge : undefined;
    view.change("progress", () => {
      if (challenge) {
        view.say(view.part("progress-title"), challenge.kind === "dnsRecord" ? "publishRecord" : "publishFile");
      }
      showChallenge(view, challenge);
      view.part("check").hidden = challenge === undefined;
      view.part("cancel").hidden = !state || !CANCELLABLE.includes(state.name);
      view.part("cancel-asked").hidden = true;
      view.part("leave").hidden = !state || !UNDER_WAY.includes(state.name);
      view.hush(view.part("observed"));
    });
  }

  async #check(): Promise<void> {
    const { view, proxy, signal } = this.#at;
    const observed = view.part("observed");
    view.say(observed, "checking");
    try {
      const { observation } = await proxy().check(this.id, { signal });
      view.say(observed, OBSERVED[observation]);
    } catch (error) {
      view.hush(observed);
      throw error;
    }
  }

  #ask(asked: boolean): void {
    const { view } = this.#at;
    view.part("cancel").hidden = asked;
    view.part("cancel-asked").hidden = !asked;
    view.part(asked ? "cancel-question" : "cancel").focus();
  }

  /** What comes of it, `follow` tells. */
  async #cancel(): Promise<void> {
    const { view, proxy, signal } = this.#at;
    view.change("progress", () => {
      view.part("cancel-asked").hidden = true;
    });
    await proxy().cancel(this.id, { signal });
  }
}
