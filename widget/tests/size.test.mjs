import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";

const LIMIT = 35 * 1024;
const LINES = 200;
const widget = new URL("../", import.meta.url);
const files = (dir) => readdirSync(new URL(dir, widget), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? files(`${dir}${entry.name}/`) : [dir + entry.name]);
const code = ["signpost.js", ...files("src/"), ...files("styles/")];

/** As the server sends it: comments and indentation are for readers of the code. */
function sent(name) {
  return readFileSync(new URL(name, widget), "utf8")
    .replace(/^[ \t]*\/\*[\s\S]*?\*\/[ \t]*\n?/gm, "")
    .replace(/^[ \t]*\/\/.*\n/gm, "")
    .replace(/\n[ \t]*/g, "\n");
}

test("all that a person may download is small", () => {
  // types.js is never loaded. Each file is compressed by itself, as it travels.
  const names = [...code, "words/en.json"].filter((name) => !name.endsWith("types.js"));
  const total = (compress) => names.reduce((sum, name) => sum + compress(sent(name)).length, 0);
  const [brotli, gzip] = [total(brotliCompressSync), total(gzipSync)];
  const kb = (bytes) => `${(bytes / 1024).toFixed(1)} kB`;
  console.log(`widget: ${kb(brotli)} with brotli, ${kb(gzip)} with gzip, ${names.length} files`);
  assert.ok(brotli <= LIMIT, kb(brotli));
});

/** The modules that a module imports, and theirs. */
function graph(name, found = new Set([name])) {
  const text = readFileSync(new URL(`src/${name}`, widget), "utf8");
  for (const [, path] of text.matchAll(/^(?:import [^;]*from|\} from) "(\.[^"]+)";/gm)) {
    const next = new URL(path, `https://x/${name}`).pathname.slice(1);
    if (!found.has(next)) graph(next, found.add(next));
  }
  return found;
}

test("what is asked for ahead is what is needed", () => {
  const source = (name) => readFileSync(new URL(name, widget), "utf8");
  const files = (names) => names.map((name) => `${name}.js`).sort();
  const [, first] = /const launcher = (\[[^\]]*\])/.exec(source("signpost.js"));
  const launcher = [...graph("element.js")].sort();
  assert.deepEqual(files(JSON.parse(first)), launcher);
  const [, flat, view] = /const CHAT = \[([^[]*),\s*\.\.\.(\[[^\]]*\])/.exec(source("src/element.js"));
  const listed = [...JSON.parse(`[${flat}]`), ...JSON.parse(view).map((name) => `view/${name}`)];
  const chat = new Set([...graph("view/chat.js"), ...graph("view/exit.js")]);
  assert.deepEqual(files(listed), [...chat].filter((one) => !launcher.includes(one)).sort());
});

test("no file is long", () => {
  for (const name of [...code, ...files("tests/")]) {
    const lines = readFileSync(new URL(name, widget), "utf8").split("\n").length - 1;
    assert.ok(lines <= (name.startsWith("styles/") || name.startsWith("tests/") ? 260 : LINES), `${name}: ${lines} lines`);
  }
});

test("nothing that a strict policy forbids, and no third party", () => {
  for (const name of code.filter((one) => one.endsWith(".js"))) {
    const text = readFileSync(new URL(name, widget), "utf8");
    assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/, name);
    assert.doesNotMatch(text, /localStorage|document\.cookie|indexedDB/, name);
    assert.doesNotMatch(text, /setAttribute\("style"|class: "[^"]*", style:/, name);
  }
  for (const name of files("pictures/").filter((one) => one.endsWith(".svg"))) {
    assert.doesNotMatch(readFileSync(new URL(name, widget), "utf8"), /<script|<style|style=|href|<image/, name);
  }
});
