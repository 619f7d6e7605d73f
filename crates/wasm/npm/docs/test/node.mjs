// What the guides' code finds around it in Node: the hosts, where they are in truth, and a shell. HOSTS is their port,
// EXPECTED how often the code is to reach what it tells, ROOTS the authority's certificate.

import { execFileSync } from "node:child_process";

import "./setting.mjs";

globalThis.roots = process.env.ROOTS;

const { fetch } = globalThis;
globalThis.fetch = async (input, init) => {
  const { host, pathname, protocol, search } = new URL(input);
  if (protocol !== "https:") return fetch(input, init);
  const headers = new Headers(init?.headers);
  headers.set("x-forwarded-host", host);
  return fetch(`http://127.0.0.1:${process.env.HOSTS}${pathname}${search}`, { ...init, headers });
};

globalThis.shell = (commands) => execFileSync("sh", ["-euc", commands], { stdio: ["ignore", "inherit", "inherit"] });

process.on("exit", () => {
  const left = Number(process.env.EXPECTED) - globalThis.reached;
  if (left !== 0 && !process.exitCode) {
    console.error(`${left} of what the guide says was not reached`);
    process.exitCode = 1;
  }
});
