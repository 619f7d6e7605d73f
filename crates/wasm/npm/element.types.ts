// `<keyside-request>` and what it is made of, as a program in TypeScript uses them: checked by the compiler, never run.

import { type KeysideErrorCode, type KeysideErrorDetail, KeysideRequest } from "keyside/element";
import { ProxyClient, ProxyError, newIdempotencyKey } from "keyside/proxy";
import { type BroughtKey, type KeyRoomTheme, KeyRoomError, createKeyRoom } from "keyside/room";

const found = document.querySelector("keyside-request");
const element: KeysideRequest = found ?? document.createElement("keyside-request");
const theme: KeyRoomTheme = { accent: "#0b6550" };
element.theme = theme;
element.readTheme();

element.addEventListener("keyside-csr", ({ detail }) => detail.csr.trim() + detail.domain);
element.addEventListener("keyside-order", ({ detail }) => element.setAttribute("order", detail.order.id));
element.addEventListener("keyside-issued", (event) => event.detail.chain.trim());
document.addEventListener("keyside-saved", ({ detail }) => detail.order.domain.trim());
element.addEventListener("keyside-error", ({ detail }) => {
  const { code, field, requestId }: KeysideErrorDetail = detail;
  const known: KeysideErrorCode[] = ["quota_exhausted", "cancelled", "invalidProxy", "orderCancelled", code];
  console.log(known, field, requestId);
});
// @ts-expect-error: the detail has no such part.
element.addEventListener("keyside-issued", ({ detail }) => detail.key);
// @ts-expect-error: there is no such look.
element.theme = { font: "serif" };

const proxy = new ProxyClient("https://proxy.example.com/");
try {
  await proxy.cancel(newIdempotencyKey());
} catch (error) {
  if (!(error instanceof ProxyError)) throw error;
  console.log(error.code === "order_state_conflict");
  // @ts-expect-error: codes are named as they are sent.
  console.log(error.code === "OrderStateConflict");
}

const room = createKeyRoom({ container: document.body });
const key: BroughtKey = await room.bringKey();
const { csr } = await room.sign({ domain: "www.example.com" }).catch((error: unknown) => {
  if (error instanceof KeyRoomError && error.code === "noKey") room.dispose();
  throw error;
});
console.log(key.algorithm, csr);
