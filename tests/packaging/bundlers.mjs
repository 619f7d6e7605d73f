// The pages, built by the bundlers that programs use.

import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

const here = import.meta.dirname;

/** What each page is built by. Each answers the folder with its `index.html`. */
export const builds = {
  plain: () => "pages/plain",
  "single-file": () => "pages/single-file",
  react: () => vite("react"),
  vue: () => vite("vue"),
  worker: () => vite("worker"),
  webpack,
  esbuild,
};

/** A page with the element in frameworks. */
export const frameworks = () => vite("frameworks");

async function vite(page) {
  const { build } = await import("vite");
  const outDir = path.join(here, "built", page);
  const root = path.join(here, "pages", page);
  await build({
    root,
    base: "./",
    logLevel: "error",
    configFile: false,
    worker: { format: "es" },
    build: { outDir, emptyOutDir: true, target: "es2022" },
  });
  return `built/${page}`;
}

async function webpack() {
  const { default: pack } = await import("webpack");
  const output = path.join(here, "built/webpack");
  const compiler = pack({
    mode: "production",
    entry: path.join(here, "pages/webpack/main.js"),
    output: { path: output, filename: "main.js", publicPath: "" },
  });
  await new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error || stats.hasErrors()) reject(error ?? new Error(stats.toString({ all: false, errors: true })));
      else resolve();
    });
  });
  return shell("built/webpack");
}

async function esbuild() {
  const { build } = await import("esbuild");
  await build({
    entryPoints: [path.join(here, "pages/esbuild/main.js")],
    outfile: path.join(here, "built/esbuild/main.js"),
    bundle: true,
    format: "esm",
    minify: true,
    logLevel: "error",
  });
  return shell("built/esbuild");
}

/** A page around the script `main.js`. */
async function shell(folder) {
  await mkdir(path.join(here, folder), { recursive: true });
  const page = `<!doctype html><meta charset="utf-8"><script type="module" src="./main.js"></script>`;
  await writeFile(path.join(here, folder, "index.html"), page);
  return folder;
}
