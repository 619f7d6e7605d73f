// A worker that searches for primes, until it is ended.

import { PrimeSearch, initSync } from "./keyside.js";

/** How many steps there are between two reports. */
const STEPS = 8;

self.onmessage = ({ data: { module, algorithm } }) => {
  initSync({ module });
  const search = new PrimeSearch(algorithm);
  for (;;) {
    let [prime, steps] = [undefined, 0];
    while (!prime && steps < STEPS) {
      prime = search.step();
      steps += 1;
    }
    self.postMessage({ tested: PrimeSearch.stepSize() * steps, prime }, prime ? [prime.buffer] : []);
  }
};
