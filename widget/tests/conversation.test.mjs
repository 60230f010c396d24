import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiError } from "../src/api.js";
import { Conversation } from "../src/conversation.js";
import { Store } from "../src/store.js";

const PACE = { waiting: 5, slow: 15, second: 1 };
const settle = (ms = 40) => new Promise((done) => setTimeout(done, ms));

/** A server in a few lines; `answers` may hold errors to throw first. */
function server(...answers) {
  const seen = [];
  let chats = 0;
  let replies = 0;
  return {
    seen,
    base: "https://x.example/api/",
    fetch: async () => new Response(null, { status: 404 }),
    start: async (about) => {
      seen.push(["start", about]);
      chats += 1;
      return { conversation: `c${chats}`, token: "t", replies: [{ id: `w${chats}`, kind: "talk", text: "Welcome" }] };
    },
    send: async (id, token, message) => {
      seen.push([id, message.text || message.choose]);
      const next = answers.shift();
      await settle(next?.after || 1);
      if (next instanceof Error) throw next;
      return { replies: [{ id: `r${(replies += 1)}`, kind: "answer", text: `to ${message.text || message.choose}` }] };
    },
    repliesAfter: async () => ({ replies: [] }),
    feedback: async () => ({}),
    erase: async () => ({}),
  };
}

function chatWith(api) {
  const held = new Map();
  const shelf = { getItem: (k) => held.get(k) ?? null, setItem: (k, v) => held.set(k, v), removeItem: (k) => held.delete(k) };
  const chat = new Conversation(api, new Store("x", shelf), { page: "p" }, PACE);
  chat.push.start = () => {};
  return { chat, shelf };
}
const shown = (chat) => chat.state.items.map((item) =>
  item.from === "us" ? item.reply.text : item.from === "note" ? item.note : item.text);

test("nothing is sent before the first message, and the server's welcome is not shown", async () => {
  const api = server();
  const { chat } = chatWith(api);
  assert.deepEqual(api.seen, []);
  chat.say("hello");
  await settle();
  assert.deepEqual(api.seen.map(([what]) => what), ["start", "c1"]);
  assert.deepEqual(shown(chat), ["hello", "to hello"]);
});

test("impatient typing arrives once each and in order", async () => {
  const api = server();
  const { chat } = chatWith(api);
  for (const text of ["a", "b", "c"]) chat.say(text);
  chat.retry();
  await settle();
  assert.deepEqual(api.seen.slice(1).map(([, text]) => text), ["a", "b", "c"]);
});

test("the same choice pressed twice is sent once", async () => {
  const api = server();
  const { chat } = chatWith(api);
  chat.choose("x/y", "Y");
  chat.choose("x/y", "Y");
  await settle();
  assert.equal(api.seen.length, 2);
});

test("a failed message keeps its words and its place, and goes on a retry", async () => {
  const api = server(new ApiError("server", 503));
  const { chat } = chatWith(api);
  chat.say("a");
  await settle();
  assert.equal(chat.state.items[0].status, "failed");
  chat.say("b");
  await settle();
  assert.deepEqual(api.seen.slice(1).map(([, text]) => text), ["a", "a", "b"]);
  assert.deepEqual(chat.state.items.map((item) => item.status), ["sent", "sent", undefined, undefined]);
});

test("a message that may have arrived is asked for before it is sent again", async () => {
  const api = server(new ApiError("timeout"));
  api.repliesAfter = async (id, token, after) => {
    assert.equal(after, "w1");
    return { replies: [{ id: "r9", kind: "answer", text: "it had arrived" }] };
  };
  const { chat } = chatWith(api);
  chat.say("a");
  await settle();
  chat.retry();
  await settle();
  assert.equal(api.seen.length, 2);
  assert.deepEqual(shown(chat), ["a", "it had arrived"]);
});

test("an old conversation is replaced and the words sent again", async () => {
  const api = server(undefined, new ApiError("gone", 401));
  const { chat } = chatWith(api);
  chat.say("a");
  await settle();
  chat.say("b");
  await settle();
  assert.deepEqual(api.seen.map(([what]) => what), ["start", "c1", "c1", "start", "c2"]);
  assert.deepEqual(shown(chat), ["a", "to a", "b", "renewed", "to b"]);
});

test("too fast waits and sends by itself", async () => {
  const api = server(new ApiError("busy", 429, 2));
  const { chat } = chatWith(api);
  const told = [];
  chat.subscribe((state) => told.push(state.progress));
  chat.say("a");
  await settle();
  assert.ok(told.includes("busy"));
  assert.equal(chat.state.items[0].status, "sent");
});

test("too long is never sent, and a refusal does not stop what follows", async () => {
  const api = server(new ApiError("refused", 400));
  const { chat } = chatWith(api);
  assert.equal(chat.say("x".repeat(1001)), false);
  assert.equal(chat.say("   "), false);
  chat.say("bad");
  chat.say("good");
  await settle();
  assert.deepEqual(chat.state.items.filter((i) => i.from === "you").map((i) => i.status), ["refused", "sent"]);
});

test("waiting and slow are said in turn", async () => {
  const api = server({ after: 30 });
  const { chat } = chatWith(api);
  const told = [];
  chat.subscribe((state, action) => action.type === "progress" && told.push(state.progress));
  chat.say("a");
  await settle(80);
  assert.deepEqual(told, ["sending", "waiting", "slow", ""]);
});

test("a reload goes on where it was", async () => {
  const api = server();
  const { chat, shelf } = chatWith(api);
  chat.say("a");
  await settle();
  const again = new Conversation(api, new Store("x", shelf), {}, PACE);
  assert.deepEqual(shown(again), ["a", "to a"]);
  assert.equal(again.state.conversation, "c1");
});

test("starting again clears the screen and tells the server, without its words", async () => {
  const api = server();
  const { chat } = chatWith(api);
  chat.say("a");
  await settle();
  chat.startAgain();
  await settle();
  assert.deepEqual(api.seen.at(-1), ["c1", "talk/start_again"]);
  assert.deepEqual(shown(chat), []);
});

test("an answer to what was cleared does not come back", async () => {
  const api = server({ after: 30 });
  const { chat } = chatWith(api);
  chat.say("a");
  await settle(10);
  chat.clear();
  await settle(60);
  assert.deepEqual(shown(chat), []);
});

test("deleting that fails is not called deleted", async () => {
  const api = server();
  const { chat } = chatWith(api);
  chat.say("a");
  await settle();
  api.erase = async () => { throw new ApiError("server", 503); };
  await assert.rejects(chat.erase());
  assert.equal(chat.state.items.length, 2);
  api.erase = async () => { throw new ApiError("gone", 404); };
  await chat.erase();
  assert.deepEqual([chat.state.items.length, chat.state.conversation], [0, ""]);
});

test("Easy Read asks for the last answer again, once there is a conversation", async () => {
  const api = server();
  const { chat } = chatWith(api);
  chat.setEasy(true, "on");
  await settle();
  assert.equal(api.seen.length, 0);
  chat.say("a");
  await settle();
  assert.equal(api.seen[0][1].easy_read, true);
  chat.setEasy(false, "off");
  await settle();
  assert.equal(api.seen.at(-1)[1], "talk/standard");
});
