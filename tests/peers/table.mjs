// Tables in Markdown.

/** The table whose first column is called so: `columns`, the others' names, and `rows`, by their first cells. */
export function table(text, first) {
  const lines = text.split("\n");
  const head = lines.findIndex((line) => line.startsWith(`| ${first} |`));
  if (head < 0) throw new Error(`no table begins with the column "${first}"`);
  const after = lines.slice(head + 2);
  const end = after.findIndex((line) => !line.startsWith("|"));
  const cells = (line) => line.split("|").slice(1, -1).map((cell) => cell.trim());
  const rows = after.slice(0, end).map((line) => cells(line));
  return { columns: cells(lines[head]).slice(1), rows: new Map(rows.map(([row, ...others]) => [row, others])) };
}
