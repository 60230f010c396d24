import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { easyLines, pictureFor } from "../src/easy.js";

const read = (path) => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), "utf8"));
const meanings = read("pictures/meanings.json");

test("one idea a line", () => {
  assert.deepEqual(easyLines("You have a plan.\nThere is a meeting. You can go.\n\n- Ask."),
    ["You have a plan.", "There is a meeting.", "You can go.", "Ask."]);
});

test("a line with a link is not cut", () => {
  assert.deepEqual(easyLines("See [A. B. C](https://a.example). Go."), ["See [A. B. C](https://a.example). Go."]);
});

test("the first meaning in a line gives its picture", () => {
  assert.equal(pictureFor("You have an EHC plan.", meanings), "plan");
  assert.equal(pictureFor("There is a meeting about it every year.", meanings), "meeting");
  assert.equal(pictureFor("A personal adviser helps you.", meanings), "adviser");
  assert.equal(pictureFor("It can be like that.", meanings), "");
});

test("words inside other words and in addresses mean nothing", () => {
  assert.equal(pictureFor("It is called that.", meanings), "");
  assert.equal(pictureFor("[This](https://a.example/money)", meanings), "");
});

test("every meaning has a picture and a text alternative, and every word one meaning", () => {
  const words = meanings.flatMap((meaning) => meaning.words);
  assert.equal(new Set(words).size, words.length);
  for (const { picture } of meanings) {
    assert.ok(existsSync(new URL(`../pictures/${picture}.svg`, import.meta.url)), picture);
    assert.ok(read("words/en.json").words[`picture.${picture}`], picture);
  }
});
