import assert from "node:assert/strict";
import { test } from "node:test";
import { parse, parseInline, plainText, safeHref } from "../src/markdown.js";

test("paragraphs, lists, bold and links", () => {
  const blocks = parse("One **bold** word.\n\n- a\n- [b](https://b.example/x)\n\n1. first\n2. second");
  assert.deepEqual(blocks.map((block) => block.type), ["paragraph", "list", "list"]);
  assert.equal(blocks[1].ordered, false);
  assert.equal(blocks[2].ordered, true);
  assert.deepEqual(blocks[1].items[1], [
    { type: "link", href: "https://b.example/x", children: [{ type: "text", text: "b" }] },
  ]);
});

test("a list keeps its number and goes on over blank lines", () => {
  const blocks = parse("3. c\n\n4. d");
  assert.equal(blocks.length, 1);
  assert.equal(blocks[0].start, 3);
  assert.equal(blocks[0].items.length, 2);
});

test("bold may hold a link, and a link may hold bold", () => {
  const [bold] = parseInline("**ring [999](tel:999)**");
  assert.equal(bold.children[1].href, "tel:999");
  const [link] = parseInline("[**Call** now](tel:999)");
  assert.equal(link.children[0].type, "bold");
});

test("an address may hold brackets", () => {
  assert.equal(parseInline("[x](https://e.example/a_(b))")[0].href, "https://e.example/a_(b)");
});

test("only safe addresses become links", () => {
  for (const good of ["https://a.example", "tel:+44116", "sms:85258", "mailto:a@b.example", "/ask#x"]) {
    assert.equal(safeHref(good), good);
  }
  const bad = ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "//evil.example", "/\\evil.example",
    "http://a.example", "vbscript:x", "ask"];
  for (const href of bad) {
    assert.equal(safeHref(href), "", href);
    assert.deepEqual(parseInline(`[words](${href})`), [{ type: "text", text: "words" }], href);
  }
});

test("markup stays text", () => {
  const [block] = parse("<img src=x onerror=alert(1)> & <b>hi</b>");
  assert.deepEqual(block.children, [{ type: "text", text: "<img src=x onerror=alert(1)> & <b>hi</b>" }]);
});

test("hostile lengths are read in time", () => {
  const start = performance.now();
  for (const piece of ["**", "[", "[a](", "- ", "(("]) parse(piece.repeat(3000));
  assert.ok(performance.now() - start < 2000);
});

test("the words alone", () => {
  assert.equal(plainText("A **b** [c](https://c.example)\n\n- d\n- e"), "A b c\n\n- d\n- e");
  assert.equal(plainText(""), "");
});
