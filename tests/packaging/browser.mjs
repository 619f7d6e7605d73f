// Chromium, by WebDriver (https://www.w3.org/TR/webdriver2/).

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const FLAGS = ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"];

/** A browser in which one page after another is opened, with flags and preferences besides. */
export async function launch({ flags = [], prefs = {} } = {}) {
  const driver = spawn("chromedriver", ["--port=0"], { stdio: ["ignore", "pipe", "inherit"] });
  const port = await portOf(driver);
  const command = async (method, path, body) => {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await reply.json();
    if (!reply.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const alwaysMatch = {
    acceptInsecureCerts: true,
    "goog:chromeOptions": { args: [...FLAGS, ...flags], prefs },
    timeouts: { script: 60_000 },
  };
  const capabilities = { alwaysMatch };
  const { sessionId } = await command("POST", "/session", { capabilities }).catch((error) => {
    driver.kill();
    throw error;
  });
  const session = `/session/${sessionId}`;
  return {
    open: (url) => command("POST", `${session}/url`, { url }),
    /** Sends a command of WebDriver about the page. */
    command: (method, path, body) => command(method, session + path, body),
    /** Runs an expression in the page, and waits for the promise that it is. */
    async run(expression, ...values) {
      const script = `const [...values] = arguments; const done = values.pop();
        Promise.resolve().then(async () => ({ value: await (${expression}) }))
          .catch((error) => ({ error: String(error?.stack ?? error) })).then(done);`;
      const { value, error } = await command("POST", `${session}/execute/async`, { script, args: values });
      if (error) throw new Error(error);
      return value;
    },
    async close() {
      await command("DELETE", session);
      driver.kill();
      await once(driver, "exit");
    },
  };
}

async function portOf(driver) {
  for await (const line of createInterface({ input: driver.stdout })) {
    const port = /successfully on port (\d+)/.exec(line)?.[1];
    if (port) return port;
  }
  throw new Error("chromedriver did not start");
}
