import assert from "node:assert/strict";
import { test } from "node:test";
import { Push, repliesIn, takeEvents } from "../src/push.js";

test("events are taken whole, however they are cut", () => {
  const first = takeEvents(": hello\n\nevent: reply\ndata: {\"a\":");
  assert.deepEqual(first.events, []);
  const second = takeEvents(`${first.rest}1}\r\n\r\ndata: x\ndata: y\n\n`);
  assert.deepEqual(second.events, ['{"a":1}', "x\ny"]);
  assert.equal(second.rest, "");
});

test("a reply, a list, or nothing", () => {
  assert.equal(repliesIn('{"id":"1","text":"hi"}').length, 1);
  assert.equal(repliesIn('{"replies":[{"id":"1"},{"id":"2"}]}').length, 2);
  assert.deepEqual(repliesIn("nonsense"), []);
});

test("a stream brings replies, with the token in the header", async () => {
  const got = [];
  const fetch = async (url, { headers }) => {
    assert.equal(headers.Authorization, "Bearer t");
    assert.ok(!url.includes("t="));
    return new Response('data: {"id":"s1","kind":"staff","text":"hi"}\n\n', { headers: { "Content-Type": "text/event-stream" } });
  };
  const push = new Push({ base: "https://x.example/api/", fetch }, { replies: (r) => got.push(...r), gone() {}, after: () => "" });
  assert.equal(await push.listen("c", "t", new AbortController().signal), true);
  assert.equal(got[0].id, "s1");
});

test("a server without events is polled instead", async () => {
  const push = new Push({ base: "https://x.example/", fetch: async () => new Response("{}", { status: 404 }) }, {});
  assert.equal(await push.listen("c", "t", new AbortController().signal), false);
});
