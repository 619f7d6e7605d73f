// In a frame that has an engine: hands on to the worker what it is to do.

globalThis.accomplice = {
  ready: () => engine.worker !== null,
  go: (...details) => askEngine({ kind: "intrude", act: "go", details }),
  leave: (...details) => askEngine({ kind: "intrude", act: "leave", details }),

  /** What is got of the key's file, that the engine is asked for in the user's name. */
  steal: () => new Promise((resolve) => {
    engine.worker.addEventListener("message", async ({ data: { kind, file } }) => {
      if (kind !== "save") return;
      const fetched = fetch(file.url).then((response) => response.text()).catch(() => "");
      resolve(new TextDecoder().decode(file.bytes) + await fetched + await requested(file.url));
    });
    askEngine({ kind: "saveKey" });
  }),
};

addEventListener("message", ({ data: { errand, number } }) => {
  if (errand) intruder.go([errand], number);
});

function requested(url) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.onloadend = () => resolve(request.responseText);
    request.send();
  });
}
