// Names as Node, Deno and Bun read them: prints the ASCII form of each, or what is wrong with it.

import { checkDomain, init } from "keyside";

await init();
const read = (text) => {
  try {
    return checkDomain(text);
  } catch (error) {
    return error.message;
  }
};
console.log(JSON.stringify(JSON.parse(process.argv[2]).map(read)));
process.exit(0);
