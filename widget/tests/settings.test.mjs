import assert from "node:assert/strict";
import { test } from "node:test";
import { contrast, readSettings, textOn } from "../src/settings.js";

const element = (attributes) => ({
  getAttribute: (name) => attributes[name] ?? null,
  hasAttribute: (name) => name in attributes,
});
const ORIGIN = "https://chat.example/sub/";

test("everything has a sensible start", () => {
  const settings = readSettings(element({}), ORIGIN, "pl");
  assert.equal(settings.root, ORIGIN);
  assert.equal(settings.language, "pl");
  assert.equal(settings.exitUrl, "https://www.bbc.co.uk/weather");
  assert.equal(settings.privacyUrl, "https://chat.example/sub/privacy");
  assert.deepEqual([settings.open, settings.easy, settings.inline], [false, false, false]);
});

test("what a page sets is taken, and nothing dangerous is", () => {
  const settings = readSettings(element({ base: "https://other.example/x", topic: "ehc_plan/annual_review",
    "exit-url": "javascript:alert(1)", colour: "red;} x", open: "", layout: "inline" }), ORIGIN);
  assert.equal(settings.root, "https://other.example/x/");
  assert.equal(settings.page, "ehc_plan/annual_review");
  assert.equal(settings.exitUrl, "https://www.bbc.co.uk/weather");
  assert.equal(settings.colour, "");
  assert.ok(settings.open && settings.inline);
});

test("words on any colour can be read", () => {
  assert.equal(readSettings(element({ colour: "#ABC" }), ORIGIN).colour, "#AABBCC");
  for (const colour of ["#0d4a4f", "#ffdd00", "#777777", "#ffffff", "#000000", "#d4351c"]) {
    assert.ok(contrast(colour, textOn(colour)) >= 4.2, colour);
  }
});
