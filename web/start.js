// Starts the page: what the preload links name is fetched with their integrity, and run.

const script = document.querySelector("link[rel=modulepreload]");
const program = document.querySelector("link[rel=preload][type='application/wasm']");

async function start() {
  const [{ default: run }, wasm] = await Promise.all([
    import(script.href),
    fetch(program.href, { integrity: program.dataset.integrity }),
  ]);
  await run({ module_or_path: wasm });
}

start().catch((error) => {
  console.error(error);
  document.getElementById("last-resort").hidden = false;
});
