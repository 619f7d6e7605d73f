// Workers of a browser that search for primes.

/** A worker of this script. */
export function connect(worker, hear, fail) {
  worker.onmessage = ({ data }) => hear(data);
  worker.onerror = (event) => {
    event.preventDefault();
    fail();
  };
  worker.onmessageerror = fail;
  return { ask: (message) => worker.postMessage(message), end: () => worker.terminate() };
}
