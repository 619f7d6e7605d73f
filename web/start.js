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
 * Browsers check no hash of a service worker, so this does before one is installed. Which build of the engine the
 * page has loaded, it is told. Without HTTPS and in some private windows there are none, and no copy.
 */
async function keepCopy() {
  const { content, dataset: { integrity } } = keeper;
  await fetch(content, { integrity, cache: "no-cache" });
  await navigator.serviceWorker.register(content, { updateViaCache: "none" });
  const { active } = await navigator.serviceWorker.ready;
  const tell = ({ name }) => name.endsWith(".wasm") && active.postMessage(name);
  new PerformanceObserver((loaded) => loaded.getEntries().forEach(tell)).observe({ type: "resource", buffered: true });
}

start().catch((error) => {
  console.error(error);
  document.getElementById("last-resort").hidden = false;
});
if ("serviceWorker" in navigator) keepCopy().catch(() => {});
