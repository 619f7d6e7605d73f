// The program in Node, Deno and Bun: prints its request, reads the chain, prints the bundle.

import { createInterface } from "node:readline";
import * as keyside from "keyside";

import { program } from "./program.js";

const { request, bundle } = program(keyside);
const [algorithm, domain] = process.argv.slice(2);
console.log(JSON.stringify(await request(algorithm, domain)));
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(bundle(JSON.parse(line), domain)));
  break;
}
process.exit(0);
