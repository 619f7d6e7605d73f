// Every way out of a browser that we know of, as code that got in would go it: the tests do, and the room itself
// when it is asked to prove that they are closed. Each is a function that tries to send something to an address
// of its own; it may throw, reject, or never end. `everywhere`: in windows and in workers. `alone`: ways of windows
// that end the window, or begin when nothing else is done in it.

const WAYS = (() => {
  const secure = (leak) => leak.replace(/^http:/, "https:");
  const host = (leak) => new URL(leak).hostname;
  const socket = (leak) => leak.replace(/^http/, "ws");
  const word = (leak) => new URL(leak).pathname.slice(1);

  const blob = (text, type) => URL.createObjectURL(new Blob([text], { type }));
  const fetching = (leak) => `fetch(${JSON.stringify(leak)}, { mode: "no-cors" })`;
  const importing = (leak) => `importScripts(${JSON.stringify(leak)})`;
  const dataUrl = (text, type) => `data:${type},${encodeURIComponent(text)}`;

  /** An element in the document, as markup that got in would make it. */
  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    made.append(...children);
    document.body.append(made);
    return made;
  }

  function inHead(name, properties) {
    document.head.append(Object.assign(document.createElement(name), properties));
  }

  function drawing(name, attributes) {
    const space = "http://www.w3.org/2000/svg";
    const picture = document.createElementNS(space, "svg");
    const made = document.createElementNS(space, name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    picture.append(made);
    document.body.append(picture);
  }

  function rule(text) {
    element("style", {}, text);
    element("p", { class: "leak" }, "leak");
  }

  function link(rel, leak, attributes = {}) {
    element("link", { rel, href: leak, ...attributes });
  }

  function speculate(rules) {
    element("script", { type: "speculationrules" }, JSON.stringify(rules));
  }

  function form(leak, attributes = {}) {
    return element("form", { action: leak, ...attributes });
  }

  const asking = (leak) => ({ iceServers: [{ urls: `stun:${host(leak)}:3478` }] });
  const relayed = (leak) => ({
    iceServers: [{ urls: `turn:${host(leak)}:3478?transport=tcp`, username: word(leak), credential: "x" }],
  });

  async function connect(configuration, Connection = RTCPeerConnection) {
    const connection = new Connection(configuration);
    connection.createDataChannel("leak");
    await connection.setLocalDescription(await connection.createOffer());
    return connection;
  }

  /** Calls a peer that does not exist, at an address that does (of a host: its number), by a name that tells. */
  async function callPeer(leak, address) {
    const connection = await connect();
    const { sdp } = connection.localDescription;
    const fields = { "ice-ufrag": word(leak), "ice-pwd": "a".repeat(24), setup: "active" };
    const answer = Object.entries(fields).reduce(
      (text, [field, value]) => text.replace(new RegExp(`a=${field}:.*`, "g"), `a=${field}:${value}`),
      sdp.replace(/a=candidate:.*\r\n/g, ""),
    );
    await connection.setRemoteDescription({ type: "answer", sdp: answer });
    const candidate = `candidate:1 1 udp 2122260223 ${address} 3478 typ host`;
    await connection.addIceCandidate({ candidate, sdpMid: "0", sdpMLineIndex: 0 });
  }

  return {
    everywhere: {
      "fetch": (leak) => fetch(leak, { mode: "no-cors" }),
      "fetch, kept alive": (leak) => fetch(leak, { method: "POST", body: "x", mode: "no-cors", keepalive: true }),
      "XMLHttpRequest": (leak) => {
        const request = new XMLHttpRequest();
        request.open("GET", leak);
        request.send();
        return request;
      },
      "WebSocket": (leak) => new WebSocket(socket(leak)),
      "WebSocketStream": (leak) => new WebSocketStream(socket(leak)).opened,
      "EventSource": (leak) => new EventSource(leak),
      "WebTransport": (leak) => new WebTransport(secure(leak)).ready,
      "WebAssembly streaming": (leak) => WebAssembly.compileStreaming(fetch(leak)),
      "import()": (leak) => import(leak),
      "import() of a blob that imports": (leak) => import(blob(`import ${JSON.stringify(leak)}`, "text/javascript")),
      "import() of a data URL": (leak) => import(dataUrl(fetching(leak), "text/javascript")),
      "worker": (leak) => new Worker(leak),
      "worker of a blob that fetches": (leak) => new Worker(blob(fetching(leak), "text/javascript")),
      "worker of a blob that imports": (leak) => new Worker(blob(importing(leak), "text/javascript")),
      "worker of a data URL": (leak) => new Worker(dataUrl(fetching(leak), "text/javascript")),
      "module worker": (leak) => new Worker(leak, { type: "module" }),
      "FontFace": (leak) => new FontFace("leak", `url(${leak})`).load(),
      "WebRTC: STUN": (leak) => connect(asking(leak)),
      "WebRTC: TURN": (leak) => connect(relayed(leak)),
      "WebRTC: a peer": callPeer,
    },
    windows: {
      "fetchLater": (leak) => fetchLater(leak, { activateAfter: 0 }),
      "sendBeacon": (leak) => navigator.sendBeacon(leak, "x"),
      "script element": (leak) => element("script", { src: leak }),
      "module script element": (leak) => element("script", { src: leak, type: "module" }),
      "SVG script element": (leak) => drawing("script", { href: leak }),
      "shared worker": (leak) => new SharedWorker(leak),
      "shared worker of a blob that fetches": (leak) => new SharedWorker(blob(fetching(leak), "text/javascript")),
      "service worker": (leak) => navigator.serviceWorker.register(leak),
      "paint worklet": (leak) => CSS.paintWorklet.addModule(leak),
      "audio worklet": (leak) => new OfflineAudioContext(1, 1, 44100).audioWorklet.addModule(leak),
      "image": (leak) => element("img", { src: leak }),
      "image of a set": (leak) => element("img", { srcset: `${leak} 1x` }),
      "image without a document": (leak) => { new Image().src = leak; },
      "image button": (leak) => element("input", { type: "image", src: leak }),
      "favicon": (leak) => inHead("link", { rel: "icon", href: leak }),
      "audio": (leak) => element("audio", { src: leak, preload: "auto" }),
      "video": (leak) => element("video", { src: leak, preload: "auto" }),
      "video poster": (leak) => element("video", { poster: leak }),
      "subtitles": (leak) => {
        const video = element("video");
        const track = document.createElement("track");
        Object.assign(track, { src: leak, kind: "subtitles", default: true });
        video.append(track);
        track.track.mode = "showing";
      },
      "SVG image": (leak) => drawing("image", { href: leak }),
      "SVG use": (leak) => drawing("use", { href: `${leak}#a` }),
      "SVG filter image": (leak) => drawing("feImage", { href: leak }),
      "style element": (leak) => rule(`.leak { background: url(${leak}) }`),
      "style attribute": (leak) => element("p", { style: `background: url(${leak})` }, "leak"),
      "style by script": (leak) => { element("p", {}, "leak").style.background = `url(${leak})`; },
      "constructed style sheet": (leak) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`.leak2 { background: url(${leak}) }`);
        document.adoptedStyleSheets.push(sheet);
        element("p", { class: "leak2" }, "leak");
      },
      "@import": (leak) => rule(`@import url(${leak});`),
      "@font-face": (leak) => rule(`@font-face { font-family: leak; src: url(${leak}) } .leak { font-family: leak }`),
      "CSS mask": (leak) => { element("p", {}, "leak").style.mask = `url(${leak})`; },
      "CSS filter": (leak) => { element("p", {}, "leak").style.filter = `url(${leak}#a)`; },
      "CSS shape": (leak) => {
        const { style } = element("p", {}, "leak");
        Object.assign(style, { float: "left", shapeOutside: `url(${leak})` });
      },
      "link: stylesheet": (leak) => link("stylesheet", leak),
      "link: preload": (leak) => link("preload", leak, { as: "image" }),
      "link: modulepreload": (leak) => link("modulepreload", leak),
      "link: prerender": (leak) => link("prerender", leak),
      "link: dns-prefetch": (leak) => link("dns-prefetch", leak),
      "link: preconnect": (leak) => link("preconnect", leak),
      "speculation rules: prefetch": (leak) => speculate({ prefetch: [{ urls: [leak] }] }),
      "speculation rules: prerender": (leak) => speculate({ prerender: [{ urls: [leak] }] }),
      "frame": (leak) => element("iframe", { src: leak }),
      "frame of its own HTML": (leak) => element("iframe", { srcdoc: `<img src="${leak}">` }),
      "frame of a blob": (leak) => element("iframe", { src: blob(`<img src="${leak}">`, "text/html") }),
      "frame of a data URL": (leak) => element("iframe", { src: dataUrl(`<img src="${leak}">`, "text/html") }),
      "frame of a script URL": (leak) => element("iframe", { src: `javascript:'<img src="${leak}">'` }),
      "frame that is written": (leak) => {
        const { contentDocument } = element("iframe");
        contentDocument.write(`<img src="${leak}">`);
      },
      "frame that goes elsewhere": (leak) => { element("iframe").contentWindow.location = leak; },
      "object": (leak) => element("object", { data: leak }),
      "embed": (leak) => element("embed", { src: leak }),
      "WebRTC of a fresh frame": (leak) => connect(asking(leak), element("iframe").contentWindow.RTCPeerConnection),
      "payment method": (leak) => {
        const total = { label: "leak", amount: { currency: "EUR", value: "1" } };
        return new PaymentRequest([{ supportedMethods: secure(leak) }], { total }).canMakePayment();
      },
      "sign-in by another site": (leak) => {
        const identity = { providers: [{ configURL: secure(leak), clientId: "leak" }] };
        return navigator.credentials.get({ identity });
      },
      "XSLT": (leak) => {
        const sheet = `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
          <xsl:import href="${leak}"/>
          <xsl:template match="/"><xsl:copy-of select="document('${leak}')"/></xsl:template>
        </xsl:stylesheet>`;
        const parsed = new DOMParser().parseFromString(sheet, "text/xml");
        const processor = new XSLTProcessor();
        processor.importStylesheet(parsed);
        processor.transformToFragment(parsed, document);
      },
    },
    workers: {
      "importScripts": (leak) => importScripts(leak),
    },
    alone: {
      "link: prefetch": (leak) => link("prefetch", leak),
      "sendBeacon on leaving": (leak) => {
        addEventListener("pagehide", () => navigator.sendBeacon(leak, "x"));
        location = "about:blank";
      },
      "form": (leak) => form(leak).submit(),
      "form, posted": (leak) => form(leak, { method: "post" }).submit(),
      "form into a new window": (leak) => form(leak, { target: "_blank" }).submit(),
      "button with an address": (leak) => {
        const button = Object.assign(document.createElement("button"), { formAction: leak });
        form("about:blank").append(button);
        button.click();
      },
      "location": (leak) => { location = leak; },
      "location of the top window": (leak) => { top.location = leak; },
      "location of the parent": (leak) => { parent.location = leak; },
      "Navigation API": (leak) => navigation.navigate(leak).finished,
      "refresh by meta element": (leak) => inHead("meta", { httpEquiv: "refresh", content: `0; url=${leak}` }),
      "link that is clicked": (leak) => element("a", { href: leak }, "leak").click(),
      "link to the top window": (leak) => element("a", { href: leak, target: "_top" }, "leak").click(),
      "link that pings": (leak) => element("a", { href: "#", ping: leak }, "leak").click(),
      "download": (leak) => element("a", { href: leak, download: "leak" }, "leak").click(),
      "window.open": (leak) => window.open(leak),
      "link into a new window": (leak) => element("a", { href: leak, target: "_blank" }, "leak").click(),
      "report of a violated policy": (leak) => {
        inHead("meta", { httpEquiv: "Content-Security-Policy", content: `img-src 'none'; report-uri ${leak}` });
        element("img", { src: "data:," });
      },
    },
  };
})();
