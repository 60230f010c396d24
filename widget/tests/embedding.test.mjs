import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

test("every attribute and event is in docs/embedding.md", () => {
  const docs = read("docs/embedding.md");
  for (const [, name] of read("widget/src/settings.js").matchAll(/(?:get|hasAttribute)\("([\w-]+)"\)/g)) {
    if (name !== "color") assert.ok(docs.includes(`\`${name}`) || docs.includes(`${name}=`), name);
  }
  const code = ["element.js", "view/chat.js", "view/panel.js", "view/log.js"].map((file) => read(`widget/src/${file}`));
  for (const [, name] of code.join("\n").matchAll(/tell\("(\w+)"/g)) assert.ok(docs.includes(`signpost:${name}`), name);
});
