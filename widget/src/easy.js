/** Easy Read: one idea a line, and which picture goes beside it. No DOM. */

/**
 * Splits an Easy Read reply into its lines, each still in Markdown.
 * @param {string} source
 * @returns {string[]}
 */
export function easyLines(source) {
  const lines = [];
  for (const raw of String(source || "").split(/\n+/)) {
    const line = raw.replace(/^\s*(?:[-*]|\d{1,3}[.)])\s+/, "").trim();
    // A sentence ends at a full stop before a capital, but never inside bold or a link.
    if (/[[*]/.test(line)) lines.push(line);
    else if (line) lines.push(...line.replace(/([.?!])\s+(?=[A-Z])/g, "$1\n").split("\n"));
  }
  return lines;
}

/**
 * @typedef {{picture: string, words: string[]}} Meaning
 */

/**
 * The picture for a line: the meaning whose word comes first in it. The same word always gives the
 * same picture, and a line with no word that we know gets none: a wrong picture misleads.
 * @param {string} line
 * @param {Meaning[]} meanings
 */
export function pictureFor(line, meanings) {
  const text = ` ${line.toLowerCase().replace(/\(\S+\)/g, " ").replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  let best = { picture: "", at: Infinity, length: 0 };
  for (const { picture, words } of meanings) {
    for (const word of words) {
      const at = text.indexOf(` ${word} `);
      if (at < 0) continue;
      if (at < best.at || (at === best.at && word.length > best.length)) {
        best = { picture, at, length: word.length };
      }
    }
  }
  return best.picture;
}
