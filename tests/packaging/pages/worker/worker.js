import * as keyside from "keyside/worker";

import { program } from "../../program.js";

const acts = program(keyside);

self.onmessage = async ({ data: [act, ...values] }) => {
  try {
    self.postMessage({ answer: await acts[act](...values) });
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};
