/**
 * One conversation: what can be done in it, what is kept of it, and who is told of each change.
 * No DOM.
 * @import {Api} from "./api.js"
 * @import {Store} from "./store.js"
 * @import {State} from "./types.js"
 * @import {Action} from "./state.js"
 */
import { ApiError } from "./api.js";
import { Outbox } from "./outbox.js";
import { Push } from "./push.js";
import { emptyState, isWaiting, lastId, pick, reduce, restored } from "./state.js";

export const MAX_LENGTH = 1000;

export class Conversation {
  /**
   * @param {Api} api
   * @param {Store} store
   * @param {{page?: string, language?: string, audience?: string, easy?: boolean}} about
   * @param {{waiting?: number, slow?: number, second?: number}} [pace]  milliseconds
   */
  constructor(api, store, about, { waiting = 1000, slow = 6000, second = 1000 } = {}) {
    this.api = api;
    this.store = store;
    this.about = about;
    const fresh = { ...emptyState(), audience: about.audience || "", easy: Boolean(about.easy) };
    const saved = store.read();
    /** @type {State} */
    this.state = saved.items ? restored(saved) : fresh;
    /** @type {Set<(state: State, action: Action) => void>} */
    this.listeners = new Set();
    this.outbox = new Outbox(this, { waiting, slow, second });
    this.push = new Push(api, {
      replies: (replies) => this.apply({ type: "replied", replies }),
      gone: () => this.end(),
      after: () => this.state.after,
    });
  }

  /** @param {(state: State, action: Action) => void} listener */
  subscribe(listener) {
    this.listeners.add(listener);
  }

  /** @param {Action} action */
  apply(action) {
    this.state = reduce(this.state, action);
    if (action.type !== "progress" && action.type !== "online") this.store.write(pick(this.state));
    for (const listener of this.listeners) listener(this.state, action);
  }

  /** Goes on listening after a reload. */
  resume() {
    this.push.start(this.state.conversation, this.state.token);
  }

  /** @param {string} text @returns {boolean} whether it was taken */
  say(text) {
    const words = text.trim();
    if (!words || words.length > MAX_LENGTH) return false;
    this.apply({ type: "said", text: words, message: { text: words } });
    this.outbox.flush();
    return true;
  }

  /**
   * @param {string} choose
   * @param {string} label
   * @param {number} [from]  the key of the reply that offered it
   */
  choose(choose, label, from) {
    const same = this.state.items.some(
      (item) => isWaiting(item) && "choose" in item.message && item.message.choose === choose,
    );
    if (same) return;
    if (from) this.apply({ type: "used", key: from, choose });
    this.apply({ type: "said", text: label, message: { choose } });
    this.outbox.flush();
  }

  /** Sends what waits, and what failed before. */
  retry() {
    this.outbox.flush();
  }

  /**
   * Switches Easy Read. The server sends the last answer again in the new form.
   * @param {boolean} easy @param {string} label
   */
  setEasy(easy, label) {
    if (easy === this.state.easy) return;
    this.apply({ type: "easy", easy });
    if (this.state.conversation) this.choose(easy ? "talk/simpler" : "talk/standard", label);
  }

  /** @param {boolean} online */
  setOnline(online) {
    if (online === this.state.online) return;
    this.apply({ type: "online", online });
    if (online) {
      this.resume();
      this.retry();
    } else {
      this.push.stop();
    }
  }

  /** Begins the conversation on the server. Its welcome is not shown: the greeting was there first. */
  async join() {
    const { era } = this.outbox;
    const { audience, easy } = this.state;
    const { page, language } = this.about;
    const about = { audience, easy_read: easy || undefined, page, language };
    const { conversation, token, replies } = await this.api.start(about);
    if (era !== this.outbox.era) throw new ApiError("gone");
    this.apply({ type: "joined", conversation, token, after: lastId(replies) });
    this.resume();
  }

  /** The server no longer knows this conversation: the next message begins another. */
  leave() {
    this.push.stop();
    this.apply({ type: "left" });
    this.apply({ type: "noted", note: "renewed" });
  }

  end() {
    this.push.stop();
    this.apply({ type: "ended" });
    this.apply({ type: "noted", note: "ended" });
  }

  /** Takes an unsent message back, to be changed. @param {number} key @returns {string} its words */
  takeBack(key) {
    const item = this.state.items.find((one) => one.key === key);
    if (!item || item.from !== "you" || item.status === "sent") return "";
    this.apply({ type: "removed", key });
    return "text" in item.message ? item.message.text : "";
  }

  /** @param {number} key @param {boolean} helpful @param {string} [comment] */
  async rate(key, helpful, comment) {
    const item = this.state.items.find((one) => one.key === key);
    if (!item || item.from !== "us") return;
    const { conversation, token } = this.state;
    const feedback = { reply: item.reply.id, helpful, ...(comment ? { comment } : {}) };
    this.apply({ type: "rated", key, helpful });
    await this.api.feedback(conversation, token, feedback);
  }

  /** Clears the screen and forgets what was asked. It stays the same chat, so it can be deleted. */
  startAgain() {
    this.clear();
    if (!this.state.conversation) return;
    const message = { choose: "talk/start_again" };
    this.apply({ type: "said", text: "", message, hidden: true });
    this.outbox.flush();
  }

  /** Erases the chat everywhere. @returns {Promise<{receipt: string, at: Date}>} */
  async erase() {
    const { conversation, token } = this.state;
    let answer = {};
    if (conversation) {
      try {
        answer = await this.api.erase(conversation, token);
      } catch (error) {
        // Already gone is as good as deleted; anything else is not, and must not look like it.
        if (!(error instanceof ApiError) || ![404, 410].includes(error.status)) throw error;
      }
    }
    this.push.stop();
    this.apply({ type: "left" });
    this.clear();
    const { receipt = "", deleted_at = "" } = /** @type {any} */ (answer || {});
    return { receipt: String(receipt), at: deleted_at ? new Date(deleted_at) : new Date() };
  }

  clear() {
    this.outbox.reset();
    this.apply({ type: "cleared" });
  }
}
