/**
 * Easy Read: one idea a line with its picture beside it.
 * @import {Context} from "./chat.js"
 */
import { easyLines, pictureFor } from "../easy.js";
import { parseInline } from "../markdown.js";
import { h } from "./dom.js";
import { inlineNodes } from "./markdown.js";

/** @type {Promise<import("../easy.js").Meaning[]> | undefined} */
let meanings;

/** @param {string} root */
function loadMeanings(root) {
  meanings ??= fetch(new URL("widget/pictures/meanings.json", root), { credentials: "omit" })
    .then((response) => response.json())
    .catch(() => {
      meanings = undefined;
      return [];
    });
  return meanings;
}

/** @param {string} text @param {Context} context @returns {HTMLElement[]} */
export function easyNodes(text, context) {
  return easyLines(text).map((line) => {
    const place = h("span", { class: "picture" });
    loadMeanings(context.links.root).then((known) => {
      const name = pictureFor(line, known);
      if (!name) return;
      place.append(h("img", {
        src: new URL(`widget/pictures/${name}.svg`, context.links.root).href,
        alt: context.words.t(`picture.${name}`),
        width: 64,
        height: 64,
      }));
    });
    return h("p", { class: "easy-line" }, place,
      h("span", {}, ...inlineNodes(parseInline(line), context.links)));
  });
}
