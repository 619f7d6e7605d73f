// What the guides' code finds around it, in Node and in a browser.

/** An authority's answer to a request. */
globalThis.issue = async (csr) => {
  const answer = await fetch("https://ca.example.com/sign", { method: "POST", body: csr });
  return answer.text();
};

/** Someone publishes what is shown. */
globalThis.show = (text) => {
  const [publish, name, type, value] = text.split(" ");
  if (publish === "Publish") {
    fetch("https://control.example.com/records", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name, type, value }),
    });
  }
};

globalThis.remembered = [];

/** An order's id is kept. */
globalThis.remember = (id) => globalThis.remembered.push(id);

globalThis.reached = 0;

/** What `console.log(value); // expected` is run as. */
globalThis.told = (expected, value) => {
  globalThis.reached += 1;
  if (String(value) !== expected) {
    throw new Error(`the guide says ${expected}, and it is ${value}`);
  }
};
