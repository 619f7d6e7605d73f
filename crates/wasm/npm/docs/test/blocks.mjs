// The blocks of code in the guides.

/** What is run, and where: `js` in Node and in a browser. */
const KINDS = ["html", "js", "js browser", "js node", "sh", "toml", "ts"];

/**
 * The blocks of a page in order, with those in comments, which only set the scene. Before a block that cannot be run
 * stands a comment that says why: `<!-- not run: … -->`.
 */
export function blocks(page) {
  const fences = /(?:^<!-- not run: (?<why>.*) -->\n+)?^(?:```|<!-- (?=[a-z ]+\n))(?<kind>.*)\n(?<code>[^]*?)^(?:```|-->)$/gm;
  return [...page.matchAll(fences)].map(({ groups: { why, kind, code } }) => {
    if (!KINDS.includes(kind) && !why) throw new Error(`nothing runs a block of ${kind || "no language"}:\n${code}`);
    return { why, kind, code };
  });
}

/** The code of these kinds as one, in which `console.log(value); // expected` expects that. */
export function program(all, ...kinds) {
  const code = all.filter(({ kind }) => kinds.includes(kind)).map(({ kind, code }) => (kind === "sh" ? shell(code) : code));
  const asserted = code.join("\n").replace(/^( *)console\.log\((.*)\); \/\/ (\S+)$/gm, "$1told('$3', $2);");
  return { code: asserted, expected: asserted.split(/^ *told\(/m).length - 1 };
}

const shell = (code) => `shell(${JSON.stringify(code)});\n`;
