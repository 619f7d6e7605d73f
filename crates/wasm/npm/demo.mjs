// The proxy as its demo, for tests. KEYSIDE_PROXY is its program.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** Starts it, and answers where `page`, `cas` and `control` are, and how to `stop` it. */
export async function startDemo() {
  const running = spawn(process.env.KEYSIDE_PROXY, ["serve", "--demo", "--listen", "127.0.0.1:0"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const demo = { stop: () => running.kill() };
  for await (const line of createInterface(running.stdout)) {
    const [name, url] = line.split(": ");
    demo[name] = url;
    if (name === "control") break;
  }
  return demo;
}
