import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { asText, questions } from "../src/transcript.js";
import { Words } from "../src/words.js";

const words = new Words(JSON.parse(readFileSync(new URL("../words/en.json", import.meta.url), "utf8")));
const team = { id: "t", name: "SENDIASS", phone: "0116 000 0000", hours: "Weekdays" };
const items = [
  { key: 1, from: "you", text: "when is my review", message: { text: "when is my review" }, status: "sent" },
  { key: 2, from: "us", easy: false, reply: { id: "a", kind: "answer", text: "At least **once a year**.", teams: [team] } },
  { key: 3, from: "you", text: "", hidden: true, message: { choose: "talk/start_again" }, status: "sent" },
  { key: 4, from: "you", text: "Tell me more", message: { choose: "talk/more" }, status: "sent" },
  { key: 5, from: "you", text: "when is my review", message: { text: "when is my review" }, status: "sent" },
  { key: 6, from: "us", easy: false, reply: { id: "b", kind: "staff", text: "Hello", teams: [team] } },
];

test("plain words, who said them, and contacts", () => {
  const text = asText(items, words, "Signpost", new Date(2026, 10, 21, 9, 5));
  assert.match(text, /21 November 2026 at 09:05/);
  assert.match(text, /You:\nwhen is my review\n\nSignpost:\nAt least once a year\.\nSENDIASS, 0116 000 0000, Weekdays/);
  assert.match(text, /Member of staff:\nHello/);
  assert.doesNotMatch(text, /start_again|\*\*/);
});

test("questions for a meeting are those that were typed, each once", () => {
  assert.deepEqual(questions(items), {
    questions: ["when is my review"],
    contacts: ["SENDIASS, 0116 000 0000, Weekdays"],
  });
});
