/** Leaving at once, and leaving nothing behind in this tab. */

const WITHIN = 2000;

/** @param {{url: string, clear: () => void}} what */
export function exitNow({ url, clear }) {
  clear();
  document.title = "\u200b";
  // Blank first: the neutral page may take a second to come.
  document.documentElement.style.setProperty("display", "none", "important");
  location.replace(url);
}

/**
 * Escape three times leaves, wherever the focus is, once the chat is there.
 * @param {() => void} exit
 */
export function watchEscape(exit) {
  /** @type {number[]} */
  let presses = [];
  const press = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || event.repeat) return;
    const now = Date.now();
    presses = [...presses.filter((then) => now - then < WITHIN), now];
    if (presses.length >= 3) exit();
  };
  document.addEventListener("keydown", press, true);
  return () => document.removeEventListener("keydown", press, true);
}
