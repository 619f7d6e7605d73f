// Code that got in where it should not be: it tries every way to send something to an address.

const [leak] = arguments;
const fetching = `fetch(${JSON.stringify(leak)}, { mode: "no-cors" })`;
const element = (name, properties) => document.body.append(Object.assign(document.createElement(name), properties));

const ways = [
  () => fetch(leak, { mode: "no-cors" }),
  () => navigator.sendBeacon(leak, "x"),
  () => { const request = new XMLHttpRequest(); request.open("GET", leak); request.send(); },
  () => new WebSocket(leak.replace("http", "ws")),
  () => new EventSource(leak),
  () => new Worker(leak),
  () => new Worker(URL.createObjectURL(new Blob([fetching]))),
  () => new Worker(URL.createObjectURL(new Blob([`importScripts(${JSON.stringify(leak)})`]))),
  () => import(leak),
  () => element("img", { src: leak }),
  () => element("script", { src: leak }),
  () => element("script", { textContent: fetching }),
  () => element("link", { rel: "stylesheet", href: leak }),
  () => element("link", { rel: "prefetch", href: leak }),
  () => element("iframe", { src: leak }),
  () => element("iframe", { srcdoc: `<img src="${leak}">` }),
  () => element("video", { src: leak }),
  () => element("object", { data: leak }),
  () => {
    const form = Object.assign(document.createElement("form"), { action: leak });
    document.body.append(form);
    form.submit();
  },
  () => window.open(leak),
  () => { if (window !== top) top.location = leak; },
  () => { if (window !== top) location = leak; },
];
for (const way of ways) {
  try {
    Promise.resolve(way()).catch(() => {});
  } catch {
    // This way is closed.
  }
}
