/**
 * Replies that come later (a member of staff writes): read as server-sent events over fetch, because
 * EventSource can't send the token in a header; by asking now and then where events don't get through.
 * @import {Api} from "./api.js"
 * @import {Reply} from "./types.js"
 */
import { ApiError, path } from "./api.js";

const QUIET = 20000; // no byte for so long after opening: something on the way holds events back
const POLL = [5000, 5000, 5000, 5000, 10000, 15000];

/**
 * Takes the finished events off the front of a buffer.
 * @param {string} buffer
 * @returns {{events: string[], rest: string}}
 */
export function takeEvents(buffer) {
  const parts = buffer.replace(/\r\n?/g, "\n").split("\n\n");
  const rest = parts.pop() || "";
  const events = parts.map((part) =>
    part
      .split("\n")
      .filter((line) => line.startsWith("data:"))
      .map((line) => line.slice(5).replace(/^ /, ""))
      .join("\n"),
  );
  return { events: events.filter(Boolean), rest };
}

/** @param {string} data @returns {Reply[]} */
export function repliesIn(data) {
  try {
    const value = JSON.parse(data);
    if (Array.isArray(value.replies)) return value.replies;
    return value.reply ? [value.reply] : value.text !== undefined ? [value] : [];
  } catch {
    return [];
  }
}

export class Push {
  /**
   * @param {Api} api
   * @param {{replies: (replies: Reply[]) => void, gone: () => void, after: () => string}} on
   */
  constructor(api, on) {
    this.api = api;
    this.on = on;
    /** @type {AbortController | null} */
    this.running = null;
  }

  /** @param {string} id @param {string} token */
  start(id, token) {
    this.stop();
    if (!id) return;
    this.running = new AbortController();
    this.run(id, token, this.running.signal);
  }

  stop() {
    this.running?.abort();
    this.running = null;
  }

  /** @param {string} id @param {string} token @param {AbortSignal} stopped */
  async run(id, token, stopped) {
    let asks = 0;
    let streams = true;
    while (!stopped.aborted) {
      if (streams) streams = await this.listen(id, token, stopped);
      if (stopped.aborted) return;
      const pause = streams ? 2000 : POLL[Math.min(asks++, POLL.length - 1)];
      await new Promise((done) => setTimeout(done, pause));
      if (stopped.aborted) return;
      try {
        const { replies } = await this.api.repliesAfter(id, token, this.on.after());
        if (!stopped.aborted && replies?.length) this.on.replies(replies);
        if (replies?.length) asks = 0;
      } catch (error) {
        if (!(error instanceof ApiError) || error.failure !== "gone") continue;
        if (!stopped.aborted && error.status !== 404) this.on.gone();
        return;
      }
    }
  }

  /**
   * @param {string} id @param {string} token @param {AbortSignal} stopped
   * @returns {Promise<boolean>} whether events get through here at all
   */
  async listen(id, token, stopped) {
    const stop = new AbortController();
    const end = () => stop.abort();
    stopped.addEventListener("abort", end);
    const quiet = setTimeout(end, QUIET);
    let heard = false;
    try {
      const response = await this.api.fetch(`${this.api.base}${path(id)}/events`, {
        headers: { Authorization: `Bearer ${token}`, Accept: "text/event-stream" },
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
        signal: stop.signal,
      });
      const type = response.headers.get("Content-Type") || "";
      if (!response.ok || !response.body || !type.includes("event-stream")) return false;
      const reader = response.body.getReader();
      const decoder = new TextDecoder();
      let buffer = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return heard;
        heard = true;
        clearTimeout(quiet);
        const taken = takeEvents(buffer + decoder.decode(value, { stream: true }));
        buffer = taken.rest;
        const replies = taken.events.flatMap(repliesIn);
        if (replies.length && !stopped.aborted) this.on.replies(replies);
      }
    } catch {
      return heard;
    } finally {
      clearTimeout(quiet);
      stopped.removeEventListener("abort", end);
    }
  }
}
