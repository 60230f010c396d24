/**
 * The transport: every call to the chat API, and what its failures mean. No DOM, so that another
 * view can stand on it.
 * @import {Reply, Message} from "./types.js"
 */

/** @typedef {"offline" | "timeout" | "gone" | "busy" | "long" | "refused" | "server"} Failure */

export class ApiError extends Error {
  /**
   * @param {Failure} failure
   * @param {number} [status]
   * @param {number} [wait]  seconds after which to try again
   */
  constructor(failure, status = 0, wait = 0) {
    super(`${failure} ${status || ""}`.trim());
    this.failure = failure;
    this.status = status;
    this.wait = wait;
  }

  /** Whether the server may have had the message all the same. */
  get unsure() {
    return this.failure === "offline" || this.failure === "timeout";
  }
}

/** @param {number} status @returns {Failure} */
function failureOf(status) {
  if (status === 401 || status === 403 || status === 404 || status === 410) return "gone";
  if (status === 429) return "busy";
  if (status === 413) return "long";
  return status < 500 ? "refused" : "server";
}

export class Api {
  /**
   * @param {string} root  where Signpost is served, ending in a slash
   * @param {{fetch?: typeof fetch, timeout?: number}} [options]
   */
  constructor(root, { fetch: fetcher = globalThis.fetch.bind(globalThis), timeout = 25000 } = {}) {
    this.base = new URL("api/", root).href;
    this.fetch = fetcher;
    this.timeout = timeout;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{token?: string, body?: object, accept?: string}} [options]
   */
  async call(method, path, { token, body, accept = "application/json" } = {}) {
    /** @type {Record<string, string>} */
    const headers = { Accept: accept };
    if (token) headers.Authorization = `Bearer ${token}`;
    if (body) headers["Content-Type"] = "application/json";
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), this.timeout);
    try {
      const response = await this.fetch(this.base + path, {
        method,
        headers,
        body: body && JSON.stringify(body),
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
        signal: stop.signal,
      });
      if (!response.ok) {
        const wait = Number(response.headers.get("Retry-After")) || 0;
        throw new ApiError(failureOf(response.status), response.status, wait);
      }
      const text = await response.text();
      if (accept !== "application/json") return text;
      return text ? JSON.parse(text) : {};
    } catch (error) {
      if (error instanceof ApiError) throw error;
      if (error instanceof SyntaxError) throw new ApiError("server");
      throw new ApiError(stop.signal.aborted ? "timeout" : "offline");
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * @param {{audience?: string, easy_read?: boolean, page?: string, language?: string}} about
   * @returns {Promise<{conversation: string, token: string, replies: Reply[]}>}
   */
  start(about) {
    const known = Object.entries(about).filter(([, value]) => value !== undefined && value !== "");
    return this.call("POST", "conversations", { body: Object.fromEntries(known) });
  }

  /**
   * @param {string} id
   * @param {string} token
   * @param {Message} message
   * @returns {Promise<{replies: Reply[]}>}
   */
  send(id, token, message) {
    return this.call("POST", `${path(id)}/messages`, { token, body: message });
  }

  /**
   * Replies that came after one that is known.
   * @param {string} id @param {string} token @param {string} after
   * @returns {Promise<{replies: Reply[]}>}
   */
  repliesAfter(id, token, after) {
    return this.call("GET", `${path(id)}/replies?after=${encodeURIComponent(after)}`, { token });
  }

  /**
   * @param {string} id @param {string} token
   * @param {{reply: string, helpful: boolean, comment?: string}} feedback
   */
  feedback(id, token, feedback) {
    return this.call("POST", `${path(id)}/feedback`, { token, body: feedback });
  }

  /** @param {string} id @param {string} token @returns {Promise<string>} */
  transcript(id, token) {
    return this.call("GET", `${path(id)}/transcript?format=text`, { token, accept: "text/plain" });
  }

  /** @param {string} id @param {string} token */
  erase(id, token) {
    return this.call("DELETE", path(id), { token });
  }
}

/** @param {string} id */
export function path(id) {
  return `conversations/${encodeURIComponent(id)}`;
}
