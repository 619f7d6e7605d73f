// In the page: what it can try against the room.

const USUAL = "allow-scripts allow-downloads";

globalThis.burglar = {
  /** What the page gets of the room's window, by name; the name of an error where it gets nothing. */
  reach() {
    const frame = document.querySelector("iframe");
    const room = frame.contentWindow;
    const tries = {
      "document of the frame": () => frame.contentDocument.title,
      "document of the window": () => room.document.title,
      "eval": () => room.eval("document.title"),
      "a function of its own": () => room.setTimeout("0"),
      "a variable": () => typeof room.intruder,
      "a constructor": () => room.Array.name,
      "its address": () => room.location.href,
      "its name": () => `name: ${room.name}`,
      "its storage": () => room.localStorage.length,
      "a listener in it": () => room.addEventListener("message", () => {}),
    };
    return Object.entries(tries).map(([name, go]) => {
      try {
        return [name, String(go())];
      } catch (error) {
        return [name, error.name];
      }
    });
  },

  /** Builds a room with these parts, and tells what it says of itself: the kind, or the error. */
  async build({ sandbox = USUAL, changeScript = false, changeWasm = false }) {
    const fetched = (name) => fetch(document.querySelector(`meta[name=${name}]`).content);
    const html = await (await fetched("keyside-room")).text();
    const script = await (await fetched("keyside-engine-script")).text();
    const wasm = await (await fetched("keyside-engine-plain")).arrayBuffer();
    if (changeWasm) new Uint8Array(wasm)[wasm.byteLength - 1] ^= 1;

    const frame = document.createElement("iframe");
    if (sandbox) frame.setAttribute("sandbox", sandbox);
    const said = new Promise((resolve) => {
      addEventListener("message", ({ source, data: { keyside, message } }) => {
        if (source !== frame.contentWindow) return;
        const start = { kind: "start", script: changeScript ? `${script} ` : script, wasm };
        if (message.kind === "standing") source.postMessage({ keyside, message: start }, "*");
        if (message.kind === "ready") resolve("ready");
        if (message.kind === "failed") resolve(message.error);
      });
    });
    // A room that stands has said so before its frame has loaded.
    const silent = new Promise((resolve) => {
      frame.addEventListener("load", () => setTimeout(() => resolve("silent"), sandbox === USUAL ? 60_000 : 0));
    });
    frame.srcdoc = html;
    document.body.append(frame);
    return Promise.race([said, silent]);
  },

  /** Puts its own HTML, with a script, where the room was; tells whether the script ran. */
  async replace() {
    const frame = document.querySelector("iframe");
    const heard = new Promise((resolve) => {
      addEventListener("message", ({ data }) => data === "in" && resolve("ran"));
    });
    const loaded = new Promise((resolve) => {
      frame.addEventListener("load", () => setTimeout(() => resolve("did not run")));
    });
    frame.removeAttribute("sandbox");
    frame.srcdoc = "<script>parent.postMessage('in', '*')</script>";
    return Promise.race([heard, loaded]);
  },

  /** Builds frames like the one that is there, and has the code in each go one way. */
  async sendFrames(errands, number) {
    const like = document.querySelector("iframe");
    await Promise.all(errands.map((errand) => new Promise((resolve) => {
      const frame = like.cloneNode();
      frame.addEventListener("load", () => {
        frame.contentWindow.postMessage({ errand, number }, "*");
        resolve();
      }, { once: true });
      document.body.append(frame);
    })));
  },

  /** Has the room make a key. */
  make() {
    const room = document.querySelector("iframe").contentWindow;
    const made = new Promise((resolve) => {
      addEventListener("message", ({ data: { message } }) => message?.kind === "made" && resolve());
    });
    const message = { kind: "make", algorithm: "ecdsa-p256", domain: "www.example.com" };
    room.postMessage({ keyside: 1, message }, "*");
    return made;
  },

  /** Has the room make a key, says to it what no page says, and tells everything that it answered. */
  async forge() {
    const room = document.querySelector("iframe").contentWindow;
    const answers = [];
    let hear = () => {};
    let version;
    addEventListener("message", ({ source, data }) => {
      if (source !== room) return;
      version = data.keyside;
      answers.push(data.message.kind === "failed" ? data.message.error : data.message.kind);
      hear();
    });
    const answered = (kind) => new Promise((resolve) => {
      hear = () => answers.includes(kind) && resolve();
      hear();
    });
    const say = (message, keyside = version) => room.postMessage({ keyside, message }, "*");

    say({ kind: "forget" }, 1);
    await answered("forgotten");
    say({ kind: "make", algorithm: "ecdsa-p256", domain: "www.example.com" });
    await answered("made");
    answers.length = 0;

    const ofUser = [
      "saveKey", "saveCapsule", "saveBundle", "handOver", "unlock", "useInstead", "keep", "prove", "unlockProof",
    ];
    const ofEngine = ["save", "show", "crashed"];
    const ofEveryObject = ["constructor", "__proto__", "toString"];
    const details = { passphrase: "", format: "nginx", bytes: new Uint8Array(1), file: {} };
    for (const kind of [...ofUser, ...ofEngine, ...ofEveryObject]) say({ kind, ...details });
    for (const message of [null, 1, "saveKey", [], {}, { kind: {} }, { kind: ["make"] }]) say(message);
    say({ kind: "forget" }, version + 1);
    say({ kind: "start", script: "postMessage('in')", wasm: new ArrayBuffer(8) });
    room.postMessage("forget", "*");
    room.postMessage({ message: { kind: "forget" } }, "*");
    say({ kind: "forget" });
    await answered("forgotten");
    return answers;
  },
};
