import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyState, nextToSend, pick, reduce, restored } from "../src/state.js";

const run = (...actions) => actions.reduce(reduce, emptyState());
const say = (text) => ({ type: "said", text, message: { text } });
const reply = (id, kind = "answer") => ({ id, kind, text: "words" });

test("messages wait in the order in which they were typed", () => {
  const state = run(say("a"), say("b"));
  assert.equal(nextToSend(state).text, "a");
  const sent = reduce(state, { type: "status", key: nextToSend(state).key, status: "sent" });
  assert.equal(nextToSend(sent).text, "b");
});

test("a refused message does not hold up the next", () => {
  const state = run(say("a"), say("b"));
  assert.equal(nextToSend(reduce(state, { type: "status", key: 1, status: "refused" })).text, "b");
});

test("a reply that comes twice is shown once", () => {
  const state = run({ type: "replied", replies: [reply("1"), reply("2")] }, { type: "replied", replies: [reply("2")] });
  assert.equal(state.items.length, 2);
  assert.equal(state.after, "2");
});

test("a reply knows whether it came in Easy Read", () => {
  const state = run({ type: "easy", easy: true }, { type: "replied", replies: [reply("1")] });
  assert.equal(state.items[0].easy, true);
});

test("clearing keeps the conversation and where it was read to", () => {
  const state = run({ type: "joined", conversation: "c", token: "t", after: "w" }, say("a"), { type: "cleared" });
  assert.deepEqual([state.items.length, state.conversation, state.after], [0, "c", "w"]);
});

test("a new conversation starts from its own welcome", () => {
  const state = run({ type: "replied", replies: [reply("old")] }, { type: "left" },
    { type: "joined", conversation: "c", token: "t", after: "welcome" });
  assert.equal(state.after, "welcome");
});

test("a reload marks what was on its way as unsure", () => {
  const state = run(say("a"), say("b"), { type: "status", key: 1, status: "sending" });
  const back = restored(JSON.parse(JSON.stringify(pick(state))));
  assert.deepEqual(back.items.map((item) => [item.status, item.unsure]), [["failed", true], ["failed", false]]);
  assert.deepEqual(restored({ items: "nonsense" }), emptyState());
});
