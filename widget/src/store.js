/**
 * What is kept for this tab, and only for this tab: the conversation's address and token, what has
 * been said, and how the person likes to read. Nothing goes into cookies or lasting storage.
 */

/**
 * @typedef {{getItem(k: string): string | null, setItem(k: string, v: string): void,
 *            removeItem(k: string): void}} Shelf
 */

/** A stand-in where a browser forbids storage: works until the page is left. @returns {Shelf} */
function memoryShelf() {
  const held = new Map();
  return {
    getItem: (k) => held.get(k) ?? null,
    setItem: (k, v) => void held.set(k, v),
    removeItem: (k) => void held.delete(k),
  };
}

/** @returns {Shelf} */
function tabShelf() {
  try {
    const shelf = globalThis.sessionStorage;
    shelf.getItem("signpost");
    return shelf;
  } catch {
    return memoryShelf();
  }
}

export class Store {
  /**
   * @param {string} name  one for each assistant, so that two on a site do not mix
   * @param {Shelf} [shelf]
   */
  constructor(name, shelf = tabShelf()) {
    this.key = `signpost:${name}`;
    this.shelf = shelf;
    this.closed = false;
    /** What is stored, so that a long chat is not read again for every write. */
    this.kept = this.stored();
  }

  /** @returns {Record<string, any>} */
  read() {
    return this.kept;
  }

  /** @returns {Record<string, any>} */
  stored() {
    try {
      const value = JSON.parse(this.shelf.getItem(this.key) || "{}");
      return value && typeof value === "object" && value.version === 1 ? value : {};
    } catch {
      return {};
    }
  }

  /** @param {Record<string, any>} part */
  write(part) {
    if (this.closed) return;
    this.kept = { ...this.kept, ...part, version: 1 };
    try {
      this.shelf.setItem(this.key, JSON.stringify(this.kept));
    } catch {
      // Full or forbidden: the chat still works, it will not survive a reload.
    }
  }

  /** Forgets everything, and keeps nothing more: an answer on its way must not write it back. */
  clear() {
    this.closed = true;
    this.kept = {};
    try {
      this.shelf.removeItem(this.key);
    } catch {
      // Nothing was stored then.
    }
  }
}
