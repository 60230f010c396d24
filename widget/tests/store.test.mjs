import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../src/store.js";

function shelf() {
  const held = new Map();
  return {
    held,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => held.set(key, value),
    removeItem: (key) => held.delete(key),
  };
}

test("keeps parts together and reads them back", () => {
  const store = new Store("a", shelf());
  store.write({ draft: "hi" });
  store.write({ open: true });
  assert.deepEqual(store.read(), { draft: "hi", open: true, version: 1 });
});

test("broken or older content is an empty start", () => {
  const box = shelf();
  box.held.set("signpost:a", "{nonsense");
  assert.deepEqual(new Store("a", box).read(), {});
  box.held.set("signpost:a", '{"version":0,"items":[1]}');
  assert.deepEqual(new Store("a", box).read(), {});
});

test("after clearing nothing is written again", () => {
  const box = shelf();
  const store = new Store("a", box);
  store.write({ draft: "secret" });
  store.clear();
  store.write({ draft: "late answer" });
  assert.equal(box.held.size, 0);
});

test("a browser that forbids storage does not break the chat", () => {
  const forbid = () => { throw new Error("denied"); };
  const store = new Store("a", { getItem: forbid, setItem: forbid, removeItem: forbid });
  store.write({ draft: "x" });
  assert.equal(store.read().draft, "x", "kept until the page is left");
  store.clear();
  assert.deepEqual(store.read(), {});
});
