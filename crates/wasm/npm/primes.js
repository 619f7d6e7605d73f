// The two primes of an RSA key: searched for in workers, or here where there are none.

import { PrimeSearch } from "./keyside.js";
import { engine } from "./engine.js";

/** More find a key hardly sooner, and each takes memory. */
const WORKERS_MAX = 4;

/**
 * Two primes for a key. `tell` is called with how many candidates were tested since it was called last; the
 * signal ends the search with its reason.
 */
export async function findPrimes(algorithm, tell, signal) {
  const { module, spawn } = engine();
  signal?.throwIfAborted();
  const search = { algorithm, module, tell, signal, primes: [] };
  try {
    if (spawn !== null) await inWorkers(search, spawn);
    while (search.primes.length < 2) search.primes.push(await here(search));
  } catch (error) {
    wipe(search.primes);
    throw error;
  }
  wipe(search.primes.slice(2));
  return search.primes.slice(0, 2);
}

export function wipe(arrays) {
  for (const array of arrays) array.fill(0);
}

/** Ends when there are two primes, or when no worker is left that searches. */
function inWorkers({ algorithm, module, tell, signal, primes }, spawn) {
  const workers = new Set();
  return new Promise((resolve, reject) => {
    const settle = (outcome, value) => {
      signal?.removeEventListener("abort", abort);
      for (const worker of workers) worker.end();
      workers.clear();
      outcome(value);
    };
    const abort = () => settle(reject, signal.reason);
    signal?.addEventListener("abort", abort);
    const hear = ({ tested, prime }) => {
      if (workers.size === 0) return prime?.fill(0);
      if (prime) primes.push(prime);
      try {
        tell(tested);
      } catch (error) {
        return settle(reject, error);
      }
      if (primes.length >= 2) settle(resolve);
    };
    const count = Math.max(1, Math.min(WORKERS_MAX, globalThis.navigator?.hardwareConcurrency ?? 2));
    for (let index = 0; index < count; index += 1) {
      let worker;
      const fail = () => {
        if (!workers.delete(worker)) return;
        worker.end();
        if (workers.size === 0) settle(resolve);
      };
      try {
        worker = spawn(hear, fail);
      } catch {
        break; // A policy forbids workers: then it is done here.
      }
      workers.add(worker);
      worker.ask({ module, algorithm });
    }
    if (workers.size === 0) settle(resolve);
  });
}

/** A prime, found between other things that this thread does. */
async function here({ algorithm, tell, signal }) {
  const search = new PrimeSearch(algorithm);
  try {
    for (;;) {
      const prime = search.step();
      tell(PrimeSearch.stepSize());
      if (prime) return prime;
      await new Promise((resolve) => setTimeout(resolve));
      signal?.throwIfAborted();
    }
  } finally {
    search.free();
  }
}
