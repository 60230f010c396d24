/**
 * Delivers what a conversation has to send: one message at a time, in order, never twice.
 * @import {Conversation} from "./conversation.js"
 * @import {Reply, YourItem, SendStatus} from "./types.js"
 */
import { ApiError } from "./api.js";
import { lastId, nextToSend } from "./state.js";

const RETRY_BUSY = [3, 6, 12, 24];

export class Outbox {
  /**
   * @param {Conversation} chat
   * @param {{waiting: number, slow: number, second: number}} pace  milliseconds
   */
  constructor(chat, pace) {
    this.chat = chat;
    this.pace = pace;
    this.sending = false;
    this.era = 0; // counts fresh starts, so that what belonged to an earlier chat is dropped
  }

  /** Drops whatever is on its way. */
  reset() {
    this.era += 1;
    this.sending = false;
  }

  /** Sends what waits, in order, until there is nothing left or one fails. */
  async flush() {
    if (this.sending) return;
    this.sending = true;
    const { era, chat } = this;
    try {
      for (let item = nextToSend(chat.state); item; item = nextToSend(chat.state)) {
        if (!(await this.deliver(item))) break;
      }
    } finally {
      if (era === this.era) this.sending = false;
    }
  }

  /** @param {YourItem} item @returns {Promise<boolean>} whether to go on with the next */
  async deliver(item) {
    const { era, chat } = this;
    const { key, unsure, hidden } = item;
    /** @param {"" | "sending" | "waiting" | "slow"} progress */
    const tell = (progress) => chat.apply({ type: "progress", progress });
    chat.apply({ type: "status", key, status: "sending", unsure });
    tell("sending");
    const timers = [
      setTimeout(tell, this.pace.waiting, "waiting"),
      setTimeout(tell, this.pace.slow, "slow"),
    ];
    const calm = () => timers.forEach(clearTimeout);
    try {
      const replies = await this.exchange(item, calm);
      calm();
      if (era !== this.era) return false;
      chat.apply(hidden ? { type: "removed", key } : { type: "status", key, status: "sent" });
      tell("");
      chat.apply(hidden ? { type: "seen", after: lastId(replies) } : { type: "replied", replies });
      return true;
    } catch (error) {
      calm();
      if (era !== this.era) return false;
      const failure = error instanceof ApiError ? error : new ApiError("server");
      tell("");
      if (hidden) {
        // A fresh start that the server could not be told of: begin a new conversation instead.
        chat.apply({ type: "removed", key });
        chat.apply({ type: "left" });
        return true;
      }
      const refused = failure.failure === "refused" || failure.failure === "long";
      /** @type {SendStatus} */
      const status = refused ? "refused" : failure.unsure && !chat.state.online ? "offline" : "failed";
      chat.apply({ type: "status", key, status, unsure: failure.unsure });
      return refused;
    }
  }

  /**
   * @param {YourItem} item
   * @param {() => void} calm  stops the words about waiting
   * @returns {Promise<Reply[]>}
   */
  async exchange(item, calm) {
    const { chat } = this;
    if (item.unsure && chat.state.conversation) {
      const found = await this.answered();
      if (found.length) return found;
    }
    for (let tries = 0, renewed = false; ; ) {
      try {
        if (!chat.state.conversation) await chat.join();
        const { conversation, token } = chat.state;
        return (await chat.api.send(conversation, token, item.message)).replies || [];
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (error.failure === "gone" && chat.state.conversation && !renewed) {
          renewed = true;
          chat.leave();
        } else if (error.failure === "busy" && tries < RETRY_BUSY.length) {
          calm();
          chat.apply({ type: "progress", progress: "busy" });
          const wait = Math.min(error.wait || RETRY_BUSY[tries], 60);
          tries += 1;
          await new Promise((done) => setTimeout(done, wait * this.pace.second));
        } else throw error;
      }
    }
  }

  /** What the server already said to a message that seemed lost, so that it is not sent twice. */
  async answered() {
    const { api, state } = this.chat;
    try {
      const { conversation, token, after } = state;
      const { replies = [] } = await api.repliesAfter(conversation, token, after);
      return replies.some((reply) => reply.kind !== "staff") ? replies : [];
    } catch {
      return [];
    }
  }
}
