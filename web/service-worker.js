// Keeps a copy of the page for when its server cannot be reached. It is part of the page: it never sees what
// is in the key room, whose frame has another origin and no network.
//
// The page's HTML comes from the server each time, and from the copy only if the network fails; then a
// <meta> says so, which the page shows. What the HTML names by its content comes from the copy, after a look at its
// hash. Of the rest nothing is touched, and calls to the proxy least of all.

/** The page's files with their SHA-256 in hexadecimal digits; `cargo xtask seal` fills them in. */
const FILES = {"file": "sha256-of-file"};
/** The page's policy, but for where it may connect to: so much holds for a copy, whatever became of it. */
const POLICY = "policy-of-copy";
/** What whoever hosts the page may change at any time. */
const SETTINGS = ["config.json", "build.json"];
const INDEX = "index.html";

const { scope } = self.registration;
/** What the copies of all builds of the page at this address begin with. */
const COPIES = `keyside ${scope} `;
const COPY = `${COPIES}${Object.values(FILES).map((hash) => hash.slice(0, 4)).join("")}`;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keepAll());
});

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

/** The page names what it has loaded: of the builds of the engine, only one is. */
self.addEventListener("message", (event) => {
  const name = nameOf(event.data);
  if (Object.hasOwn(FILES, name)) event.waitUntil(file(name));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const name = nameOf(request.url);
  if (request.method !== "GET") return;
  if (request.mode === "navigate" && (name === "" || name === INDEX)) event.respondWith(page(event));
  else if (Object.hasOwn(FILES, name)) event.respondWith(file(name));
  else if (SETTINGS.includes(name)) event.respondWith(settings(name, request));
});

/** The name of what is at this address beside the page; of what is elsewhere, one that nothing has. */
function nameOf(address) {
  const { origin, pathname } = new URL(address);
  const path = origin + pathname;
  return path.startsWith(scope) ? path.slice(scope.length) : "/";
}

async function keepAll() {
  const addresses = [scope, scope + INDEX];
  const kept = await Promise.all(addresses.map(async (address) => keepPage(await fetch(address, { cache: "no-cache" }))));
  if (!kept.includes(true)) throw new Error("the page is of another build");
  const first = Object.keys(FILES).filter((name) => !name.startsWith("engine-") || !name.endsWith(".wasm"));
  await Promise.all(first.map(keepFile));
  await Promise.allSettled(SETTINGS.map((name) => settings(name, scope + name)));
}

async function takeOver() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(COPIES) && name !== COPY);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The page, from the server; only if the network fails, its copy, marked as one. */
async function page({ request }) {
  try {
    const answer = await fetch(new Request(request, { cache: "no-cache" }));
    await keepPage(answer.clone()).catch(() => {});
    return answer;
  } catch {
    return await pageCopy() ?? Response.error();
  }
}

/** Keeps the page if it is the one of this build: it names all its files. Another one has its own service worker. */
async function keepPage(answer) {
  if (!answer.ok || answer.redirected) return false;
  const html = await answer.text();
  if (!Object.keys(FILES).every((name) => html.includes(name))) return false;
  const headers = { "content-type": "text/html; charset=utf-8", "keyside-kept": new Date().toISOString() };
  await put(INDEX, new Response(html, { headers }));
  return true;
}

async function pageCopy() {
  const kept = await match(INDEX);
  if (!kept) return;
  const at = new Date(kept.headers.get("keyside-kept")).toISOString();
  const html = await kept.text();
  const build = await sha256(new TextEncoder().encode(html));
  const mark = `<meta charset="utf-8"><meta name="keyside-copy" content="${at}" data-build="${build}">`;
  const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY };
  return new Response(html.replace(`<meta charset="utf-8">`, mark), { headers });
}

/** A file of this build: from the copy if it is whole there, and otherwise from the server. */
async function file(name) {
  const kept = await match(name);
  if (kept && await isWhole(name, kept.clone())) return kept;
  return keepFile(name);
}

/** Fetches a file of this build and keeps it. What has another hash is not handed out. */
async function keepFile(name) {
  const fresh = await fetch(scope + name);
  if (!fresh.ok || !await isWhole(name, fresh.clone())) throw new Error(`${name} is of another build`);
  await put(name, fresh.clone());
  return fresh;
}

async function isWhole(name, response) {
  return FILES[name] === await sha256(await response.arrayBuffer());
}

/** What the server says now; only if the network fails, what it said last. */
async function settings(name, request) {
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await put(name, fresh.clone()).catch(() => {});
    return fresh;
  } catch {
    return await match(name) ?? Response.error();
  }
}

async function match(name) {
  return (await caches.open(COPY)).match(scope + name);
}

async function put(name, response) {
  await (await caches.open(COPY)).put(scope + name, response);
}

async function sha256(content) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
