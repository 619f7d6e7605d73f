// The client, with a proxy and its simulator. KEYSIDE_PACKAGE is the built package's folder, KEYSIDE_PROXY the
// proxy's program.

import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { createServer } from "node:http";
import path from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";

import { startDemo } from "./demo.mjs";

const folder = path.resolve(process.env.KEYSIDE_PACKAGE);
const part = (name) => import(pathToFileURL(path.join(folder, name)));
const keyside = await part("node.js");
await keyside.init();
const { ProxyClient, ProxyError, isFinal } = await part("proxy/index.js");

const demo = await startDemo();
const { page: address, control } = demo;
after(demo.stop);

const order = async (domain, productCode = "digicert-free-1-free") => {
  const key = await keyside.PrivateKey.make("ecdsa-p256");
  return {
    csr: key.createCsr(domain),
    productCode,
    contact: { name: "Li Lei", phone: "13800000000", email: "li@example.com" },
    validation: "dns",
  };
};

const publish = async ({ name, recordType, value }) => {
  const body = JSON.stringify({ name, type: recordType, value });
  const answer = await fetch(`${control}/records`, {
    method: "POST",
    body,
    headers: { "content-type": "application/json" },
  });
  assert.ok(answer.ok, await answer.text());
};

test("an order is followed from its request to its certificate", async () => {
  const client = new ProxyClient(address);
  const request = await order("www.example.com");
  const placed = await client.placeOrder(request);

  const states = [];
  let last;
  for await (last of client.follow(placed.id)) {
    states.push(last.state.name);
    if (last.state.name === "awaitingValidation") {
      await publish(last.state.challenge);
      const report = await client.check(placed.id);
      assert.ok(report.answers.length > 0);
    }
  }

  assert.ok(states.includes("awaitingValidation"), states.join());
  assert.equal(last.state.name, "issued");
  const certificate = new X509Certificate(last.state.chain);
  assert.equal(certificate.subjectAltName, "DNS:www.example.com");
  assert.equal(keyside.parseCsr(request.csr).fingerprint, last.fingerprint);
  const history = await client.history(placed.id);
  assert.equal(history.at(-1).state, "issued");

  const revoked = await client.revoke(placed.id, { domain: "www.example.com" });
  assert.equal(revoked.state.name, "revoked");
});

test("a repeated call spends nothing", async () => {
  const client = new ProxyClient(address);
  const request = await order("again.example.com");

  const first = await client.placeOrder(request, { idempotencyKey: "again-and-again" });
  const second = await client.placeOrder(request, { idempotencyKey: "again-and-again" });

  assert.equal(second.id, first.id);
  const cancelled = await client.cancel(first.id);
  assert.ok(["cancelling", "cancelled"].includes(cancelled.state.name));
});

test("a calendar is told by its address", async () => {
  const client = new ProxyClient(address);
  await client.placeOrder(await order("calendar.example.com"));

  const calendar = await fetch(await client.calendar({ search: "calendar.example" }));

  assert.match(await calendar.text(), /^BEGIN:VCALENDAR/);
});

test("every call that the proxy describes has a method", async () => {
  const { paths } = await fetch(`${address}/api/openapi.json`).then((answer) => answer.json());
  const described = Object.values(paths).flatMap(Object.values).map(({ operationId }) => operationId);

  // The demo's own, the document itself, and a calendar for calendar programs.
  const others = ["change_demo", "show_description", "show_calendar"];
  assert.deepEqual([...Object.keys(METHODS), ...others].sort(), described.sort());
  for (const method of Object.values(METHODS)) {
    assert.equal(typeof ProxyClient.prototype[method], "function", method);
  }
});

const METHODS = {
  cancel_order: "cancel",
  check_order: "check",
  find_zone: "zone",
  list_instances: "instances",
  list_orders: "orders",
  list_products: "products",
  place_order: "placeOrder",
  publish_record: "publishRecord",
  revoke_certificate: "revoke",
  show_history: "history",
  show_link: "calendar",
  show_order: "order",
  show_record: "record",
  show_session: "session",
  watch_order: "follow",
};

test("all orders are read, the newest first", async () => {
  const client = new ProxyClient(address);
  const placed = await client.placeOrder(await order("newest.example.com"));

  const ids = [];
  for await (const { id } of client.orders()) {
    ids.push(id);
  }

  assert.equal(ids[0], placed.id);
  assert.ok(ids.length > 1);
  assert.deepEqual(await client.order(placed.id).then(({ domain }) => domain), "newest.example.com");
  const products = await client.products();
  assert.ok(products.some(({ code }) => code === "digicert-free-1-free"));
  assert.ok((await client.session()).version);
  assert.ok(await client.zone(placed.id));
  assert.ok(Array.isArray(await client.instances()));
  assert.ok(await client.record(placed.id));
});

test("a no has its code and field, and what to quote", async () => {
  const client = new ProxyClient(`${address}/`);
  const request = await order("no.example.com");
  request.contact.phone = "none";

  const refused = await client.placeOrder(request).catch((error) => error);

  assert.ok(refused instanceof ProxyError);
  const { name, code, field, status, requestId } = refused;
  assert.deepEqual({ name, code, field, status }, {
    name: "ProxyError",
    code: "invalid_phone",
    field: "contact.phone",
    status: 422,
  });
  assert.match(requestId, /^req_/);
  await assert.rejects(client.order("no such order"), { code: "order_not_found" });
  const following = client.follow("no such order");
  await assert.rejects(following.next(), { code: "order_not_found" });
});

test("no answer and a stranger's answer are told apart", async (t) => {
  const stranger = createServer((_, answer) => answer.end("<h1>hello</h1>"));
  await new Promise((resolve) => stranger.listen(0, "127.0.0.1", resolve));
  t.after(() => stranger.close());
  const url = `http://127.0.0.1:${stranger.address().port}/`;

  await assert.rejects(new ProxyClient(url).session(), { code: "garbled" });
  await assert.rejects(new ProxyClient("http://127.0.0.1:1/").session(), { code: "unreachable", status: undefined });
});

test("an order is followed where no stream gets through", async () => {
  const calls = [];
  const throughBuffers = (url, init) => {
    calls.push(String(url));
    return String(url).endsWith("/events") ? Promise.reject(new TypeError("cut")) : fetch(url, init);
  };
  const client = new ProxyClient(address, { fetch: throughBuffers, pause: 20 });
  const { id } = await client.placeOrder(await order("buffered.example.com"));

  for await (const { state } of client.follow(id)) {
    if (state.name === "awaitingValidation") {
      await client.cancel(id);
    }
    if (isFinal(state)) {
      assert.equal(state.name, "cancelled");
    }
  }

  assert.ok(calls.some((url) => url.endsWith("/events")));
});

test("an order is followed past a stream that has gone silent", async () => {
  const silent = (url, init) =>
    String(url).endsWith("/events") ? Promise.resolve(new Response(new ReadableStream())) : fetch(url, init);
  const client = new ProxyClient(address, { fetch: silent, patience: 20, pause: 20 });
  const { id } = await client.placeOrder(await order("silent.example.com"));
  await new ProxyClient(address).cancel(id);

  let last;
  for await (last of client.follow(id));

  assert.equal(last.state.name, "cancelled");
});

test("following can be given up", async () => {
  const client = new ProxyClient(address);
  const { id } = await client.placeOrder(await order("given-up.example.com"));
  const giveUp = new AbortController();

  const following = async () => {
    for await (const { state } of client.follow(id, { signal: giveUp.signal })) {
      if (state.name === "awaitingValidation") {
        giveUp.abort();
      }
    }
  };

  await assert.rejects(following(), { name: "AbortError" });
});
