import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { Words, loadWords } from "../src/words.js";

const folder = new URL("../words/", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const english = read("en.json");
const code = (dir) => readdirSync(new URL(dir, import.meta.url), { withFileTypes: true })
  .flatMap((entry) => entry.isDirectory() ? code(`${dir}${entry.name}/`)
    : entry.name.endsWith(".js") ? [readFileSync(new URL(dir + entry.name, import.meta.url), "utf8")] : []).join("\n");

test("every language has exactly the keys of English", () => {
  for (const name of readdirSync(folder)) {
    const file = read(name);
    assert.deepEqual(Object.keys(file.words), Object.keys(english.words), name);
    assert.ok(["ltr", "rtl"].includes(file.dir), name);
    if (name !== "en.json" && file.checked) {
      assert.ok(file.checked_by, `${name} is marked as checked: by whom?`);
      assert.ok(Object.values(file.words).every(Boolean), `${name} has gaps`);
    }
  }
});

test("what no person has checked is not shown: English is, and is marked as English", () => {
  const words = new Words(english, { ...read("ur.json"), checked: false, words: { close: "machine" } });
  assert.deepEqual([words.lang, words.dir, words.t("close")], ["en", "ltr", "Close chat"]);
  const real = new Words(english, { lang: "ur", name: "x", dir: "rtl", checked: true, words: { close: "real" } });
  assert.deepEqual([real.lang, real.dir, real.t("close"), real.t("menu")], ["ur", "rtl", "real", "Options"]);
});

test("a language that is missing or oddly named falls back", async () => {
  const asked = [];
  const load = async (url) => {
    asked.push(url);
    if (!url.endsWith("en.json")) throw new Error("404");
    return english;
  };
  assert.equal((await loadWords("https://x.example/", "cy-GB", load)).lang, "en");
  await loadWords("https://x.example/", "../../etc", load);
  assert.deepEqual(asked.filter((url) => !url.endsWith("/en.json")), ["https://x.example/widget/words/cy.json"]);
});

test("every word that the code asks for exists, and every word is asked for", () => {
  const source = code("../src/");
  for (const [, key] of source.matchAll(/\b(?:t|keep)\(\s*"([\w.]+)"/g)) assert.ok(english.words[key], key);
  const families = ["picture.", "item.", "status.", "note.", "menu.size.", "starter.", "who."];
  for (const key of Object.keys(english.words)) {
    const whole = source.includes(`"${key}"`) || source.includes(`"${key.replace(/\.one$/, "")}"`);
    const headed = key.endsWith(".heading") && source.includes(".heading`");
    assert.ok(whole || headed || families.some((family) => key.startsWith(family)), `${key} is not used`);
  }
});

test("numbers and names go in as they are", () => {
  const words = new Words(english);
  assert.equal(words.t("input.left", { count: 5 }), "5 letters left");
  assert.equal(words.count("choices.where", 1), "1 choice, just before the message box");
  assert.equal(words.date("2026-10-02"), "2 October 2026");
});
