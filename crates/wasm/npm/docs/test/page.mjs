// Pages for a browser, with the package where bundlers would put it.

const FAILURES = `
  globalThis.failures = [];
  addEventListener("error", ({ message, target }) => failures.push(message ?? target.outerHTML), true);
  addEventListener("unhandledrejection", ({ reason }) => failures.push(String(reason?.stack ?? reason)));
`;
const HEARD = `
  globalThis.heard = [];
  for (const name of ["log", "warn"]) console[name] = (...values) => heard.push(values.join(" "));
`;
/** node-forge is no module. */
const FORGE = 'import "/node_modules/node-forge/dist/forge.min.js"; export default globalThis.forge;';

/** A page around a block of HTML; `roots` are the authority's certificates. */
export function pageWith(html, exports, roots) {
  const entries = Object.entries(exports).filter(([, { types }]) => types);
  const imports = Object.fromEntries(entries.map(([name, { default: file }]) => [`keyside${name.slice(1)}`, inPackage(file)]));
  imports["node-forge"] = `data:text/javascript,${encodeURIComponent(FORGE.replaceAll('"/', '"https://portal.example.com/'))}`;
  const map = html.includes('type="importmap"') ? "" : `<script type="importmap">${JSON.stringify({ imports })}</script>`;
  return `<!doctype html><title>A portal</title><link rel="icon" href="data:,">
    <script>${FAILURES}${HEARD}globalThis.roots = ${JSON.stringify(roots)};</script>
    ${map}<script type="module" src="/setting.mjs"></script>
    ${html}`;
}

const inPackage = (file) => `/node_modules/keyside/${file.slice(2)}`;
