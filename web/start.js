// Starts the page: what the preload links name is fetched with their integrity, and run. Then a copy of it is
// kept for when its server cannot be reached.

const script = document.querySelector("link[rel=modulepreload]");
const program = document.querySelector("link[rel=preload][type='application/wasm']");
const keeper = document.querySelector("meta[name=keyside-service-worker]");

async function start() {
  const [{ default: run }, wasm] = await Promise.all([
    import(script.href),
    fetch(program.href, { integrity: program.dataset.integrity }),
  ]);
  await run({ module_or_path: wasm });
}

/**
 * Browsers check no hash of a service worker, so this does before one is installed. Without HTTPS and in some private
 * windows there are none, and no copy.
 */
async function keepCopy() {
  const { content, dataset: { integrity } } = keeper;
  await fetch(content, { integrity, cache: "no-cache" });
  tellOfEngines(navigator.serviceWorker);
  await navigator.serviceWorker.register(content, { updateViaCache: "none" });
}

/** Tells each service worker of this visit which build of the engine the page has loaded, for it to keep. */
function tellOfEngines(workers) {
  const loaded = new Set();
  const tell = (address) => workers.controller?.postMessage(address);
  workers.addEventListener("controllerchange", () => loaded.forEach(tell));
  new PerformanceObserver((list) => {
    const engines = list.getEntries().filter(({ name }) => name.endsWith(".wasm"));
    for (const { name } of engines) {
      loaded.add(name);
      tell(name);
    }
  }).observe({ type: "resource", buffered: true });
}

start().catch((error) => {
  console.error(error);
  document.getElementById("last-resort").hidden = false;
});
if ("serviceWorker" in navigator) keepCopy().catch(() => {});
