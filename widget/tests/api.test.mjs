import assert from "node:assert/strict";
import { test } from "node:test";
import { Api, ApiError } from "../src/api.js";

function fake(status, body = {}, headers = {}) {
  const calls = [];
  const fetch = async (url, options) => {
    calls.push({ url, ...options });
    return new Response(status === 204 ? null : JSON.stringify(body), { status, headers });
  };
  return { api: new Api("https://chat.example/base/", { fetch }), calls };
}

test("stays under the place it is served from, without cookies or referrer", async () => {
  const { api, calls } = fake(201, { conversation: "c", token: "t", replies: [] });
  await api.start({ audience: "parent", page: "", easy_read: undefined });
  assert.equal(calls[0].url, "https://chat.example/base/api/conversations");
  assert.deepEqual(JSON.parse(calls[0].body), { audience: "parent" });
  assert.equal(calls[0].credentials, "omit");
  assert.equal(calls[0].referrerPolicy, "no-referrer");
});

test("the token goes in the header and never in an address", async () => {
  const { api, calls } = fake(200, { replies: [] });
  await api.send("c/../d", "secret", { text: "hi" });
  await api.repliesAfter("c", "secret", "a b");
  assert.equal(calls[0].headers.Authorization, "Bearer secret");
  assert.ok(calls[0].url.endsWith("/conversations/c%2F..%2Fd/messages"));
  assert.ok(calls[1].url.endsWith("/replies?after=a%20b"));
  assert.ok(calls.every((call) => !call.url.includes("secret")));
});

test("what each failure means", async () => {
  const kinds = { 400: "refused", 401: "gone", 403: "gone", 404: "gone", 410: "gone", 413: "long",
    429: "busy", 500: "server", 503: "server" };
  for (const [status, failure] of Object.entries(kinds)) {
    const { api } = fake(Number(status), {}, { "Retry-After": "7" });
    await assert.rejects(api.send("c", "t", { text: "x" }),
      (error) => error instanceof ApiError && error.failure === failure && error.wait === 7);
  }
});

test("no network and no answer in time are told apart from a refusal", async () => {
  const broken = new Api("https://a.example/", { fetch: async () => { throw new TypeError("no"); } });
  await assert.rejects(broken.send("c", "t", { text: "x" }), (e) => e.failure === "offline" && e.unsure);
  const never = (url, { signal }) => new Promise((_, no) => signal.addEventListener("abort", () => no(new Error("aborted"))));
  const slow = new Api("https://a.example/", { fetch: never, timeout: 20 });
  await assert.rejects(slow.send("c", "t", { text: "x" }), (e) => e.failure === "timeout" && e.unsure);
});

test("an answer that is not JSON is the server's fault", async () => {
  const api = new Api("https://a.example/", { fetch: async () => new Response("<html>") });
  await assert.rejects(api.send("c", "t", { text: "x" }), (e) => e.failure === "server");
});

test("erasing may answer with nothing", async () => {
  assert.deepEqual(await fake(204).api.erase("c", "t"), {});
});
