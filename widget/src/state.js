/**
 * The conversation as data, and every way in which it can change. Pure: no network, no DOM.
 * @import {State, Item, YourItem, Reply, Message, SendStatus, Progress} from "./types.js"
 */

/**
 * @typedef {{type: "said", text: string, message: Message, hidden?: boolean}
 *   | {type: "status", key: number, status: SendStatus, unsure?: boolean}
 *   | {type: "removed", key: number}
 *   | {type: "replied", replies: Reply[]}
 *   | {type: "noted", note: string}
 *   | {type: "used", key: number, choose: string}
 *   | {type: "rated", key: number, helpful: boolean}
 *   | {type: "joined", conversation: string, token: string, after?: string}
 *   | {type: "seen", after: string}
 *   | {type: "left"} | {type: "ended"} | {type: "cleared"}
 *   | {type: "easy", easy: boolean} | {type: "audience", audience: string}
 *   | {type: "online", online: boolean} | {type: "progress", progress: Progress}} Action
 */

/** @returns {State} */
export function emptyState() {
  return {
    conversation: "",
    token: "",
    items: [],
    nextKey: 1,
    easy: false,
    audience: "",
    online: true,
    progress: "",
    ended: false,
    after: "",
  };
}

/**
 * The state that a reload gets back. What was on its way when the page went is marked as not sent,
 * and perhaps arrived.
 * @param {Record<string, any>} saved
 * @returns {State}
 */
export function restored(saved) {
  const state = { ...emptyState(), ...pick(saved) };
  if (!Array.isArray(state.items)) return emptyState();
  state.items = state.items.map((item) =>
    isWaiting(item)
      ? { ...item, status: "failed", unsure: item.unsure || item.status === "sending" }
      : item,
  );
  return state;
}

/** The part worth keeping. @param {Record<string, any>} state @returns {Partial<State>} */
export function pick(state) {
  const { conversation, token, items, nextKey, easy, audience, after } = state;
  const all = { conversation, token, items, nextKey, easy, audience, after };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/**
 * @param {State} state
 * @param {Action} action
 * @returns {State}
 */
export function reduce(state, action) {
  switch (action.type) {
    case "said":
      return add(state, [{ from: "you", text: action.text, message: action.message,
        status: "queued", hidden: action.hidden }]);
    case "replied": {
      const known = new Set(state.items.map((item) => item.from === "us" && item.reply.id));
      const fresh = action.replies.filter((reply) => reply && !(reply.id && known.has(reply.id)));
      const after = lastId(action.replies) || state.after;
      return { ...add(state, fresh.map((reply) => ({ from: "us", reply, easy: state.easy }))), after };
    }
    case "noted":
      return add(state, [{ from: "note", note: action.note }]);
    case "status":
      return change(state, action.key, { status: action.status, unsure: Boolean(action.unsure) });
    case "used":
      return change(state, action.key, { used: action.choose });
    case "rated":
      return change(state, action.key, { helpful: action.helpful });
    case "removed":
      return { ...state, items: state.items.filter((item) => item.key !== action.key) };
    case "joined":
      return { ...state, conversation: action.conversation, token: action.token, ended: false,
        after: action.after || "" };
    case "seen":
      return { ...state, after: action.after || state.after };
    case "left":
      return { ...state, conversation: "", token: "", after: "" };
    case "ended":
      return { ...state, conversation: "", token: "", after: "", ended: true };
    case "cleared":
      return { ...state, items: [], progress: "", ended: false };
    case "easy":
      return { ...state, easy: action.easy };
    case "audience":
      return { ...state, audience: action.audience };
    case "online":
      return { ...state, online: action.online };
    case "progress":
      return { ...state, progress: action.progress };
  }
}

/** @param {State} state @param {any[]} items @returns {State} */
function add(state, items) {
  const keyed = items.map((item, i) => ({ ...item, key: state.nextKey + i }));
  return { ...state, items: [...state.items, ...keyed], nextKey: state.nextKey + items.length };
}

/** @param {State} state @param {number} key @param {object} part @returns {State} */
function change(state, key, part) {
  const items = state.items.map((item) => (item.key === key ? { ...item, ...part } : item));
  return { ...state, items: /** @type {Item[]} */ (items) };
}

/** Whether it still has to reach the server. @param {Item} item @returns {item is YourItem} */
export function isWaiting(item) {
  return item.from === "you" && item.status !== "sent" && item.status !== "refused";
}

/** The first message that still has to go, in the order in which it was typed. @param {State} state */
export function nextToSend(state) {
  return state.items.find(isWaiting);
}

/** The id of the last of some replies. @param {Reply[] | undefined} replies */
export function lastId(replies) {
  return replies?.length ? replies[replies.length - 1].id || "" : "";
}
