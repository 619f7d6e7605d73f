// The page's side of the room: what it may say, and how the room answers. crates/room is the contract.

const VERSION = 1;

/** Sends one `FromRoom` to the page. Nothing of this kind can carry a key or a passphrase. */
function tellPage(message) {
  window.parent.postMessage({ keyside: VERSION, message }, "*");
}

/**
 * Calls the handler that bears the message's kind for everything that the page says. What another
 * window says, or another version, is not answered; a handler returns false when a message is wrong.
 */
function hearPage(handlers) {
  window.addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || data?.keyside !== VERSION) return;

    const { message } = data;
    const heard = Object.hasOwn(handlers, message?.kind) && handlers[message.kind](message);
    if (heard === false) tellPage({ kind: "failed", error: "invalidMessage" });
  });
}
