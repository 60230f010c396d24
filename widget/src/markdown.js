/**
 * The safe subset of Markdown that replies are written in: paragraphs, lists, bold and links.
 * It is parsed into a small tree; the view builds nodes from that, so text can never become markup.
 *
 * @typedef {{type: "text", text: string}} Text
 * @typedef {{type: "break"}} Break
 * @typedef {{type: "bold", children: Inline[]}} Bold
 * @typedef {{type: "link", href: string, children: Inline[]}} Link
 * @typedef {Text | Break | Bold | Link} Inline
 * @typedef {{type: "paragraph", children: Inline[]}} Paragraph
 * @typedef {{type: "list", ordered: boolean, start: number, items: Inline[][]}} List
 * @typedef {Paragraph | List} Block
 */

const BULLET = /^\s{0,3}[-*]\s+(.*)$/;
const NUMBER = /^\s{0,3}(\d{1,3})[.)]\s+(.*)$/;
const INLINE = /\*\*(.+?)\*\*|\[((?:[^[\]]|\[[^\]]*\])+)\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)/;

/**
 * An address that may be linked to, or "" when it may not.
 * @param {string} href
 */
export function safeHref(href) {
  const address = href.trim();
  if (/^(https:\/\/|tel:|sms:|mailto:)/i.test(address)) return address;
  if (/^\/(?![/\\])/.test(address)) return address;
  return "";
}

/**
 * @param {string} text
 * @returns {Inline[]}
 */
export function parseInline(text) {
  /** @type {Inline[]} */
  const out = [];
  let rest = text;
  for (let found = INLINE.exec(rest); found; found = INLINE.exec(rest)) {
    addText(out, rest.slice(0, found.index));
    const [all, bold, label, href] = found;
    if (bold !== undefined) {
      out.push({ type: "bold", children: parseInline(bold) });
    } else {
      const safe = safeHref(href);
      const children = parseInline(label);
      if (safe) out.push({ type: "link", href: safe, children });
      else out.push(...children);
    }
    rest = rest.slice(found.index + all.length);
  }
  addText(out, rest);
  return out;
}

/**
 * @param {Inline[]} out
 * @param {string} text
 */
function addText(out, text) {
  text.split("\n").forEach((line, i) => {
    if (i) out.push({ type: "break" });
    if (line) out.push({ type: "text", text: line });
  });
}

/**
 * @param {string} source
 * @returns {Block[]}
 */
export function parse(source) {
  /** @type {Block[]} */
  const blocks = [];
  /** @type {string[]} */
  let paragraph = [];
  /** @type {List | null} */
  let list = null;
  const endParagraph = () => {
    if (paragraph.length) {
      blocks.push({ type: "paragraph", children: parseInline(paragraph.join("\n")) });
    }
    paragraph = [];
  };

  for (const line of String(source || "").replace(/\r\n?/g, "\n").split("\n")) {
    const bullet = BULLET.exec(line);
    const number = bullet ? null : NUMBER.exec(line);
    if (bullet || number) {
      endParagraph();
      const ordered = !bullet;
      if (!list || list.ordered !== ordered) {
        list = { type: "list", ordered, start: number ? Number(number[1]) : 1, items: [] };
        blocks.push(list);
      }
      list.items.push(parseInline(bullet ? bullet[1] : /** @type {any} */ (number)[2]));
    } else if (!line.trim()) {
      endParagraph();
      // A blank line between two items does not end their list; text after it does.
    } else if (list && /^\s{2,}\S/.test(line) && !paragraph.length) {
      list.items[list.items.length - 1].push({ type: "text", text: " " }, ...parseInline(line.trim()));
    } else {
      list = null;
      paragraph.push(line.trim());
    }
  }
  endParagraph();
  return blocks;
}

/**
 * @param {Inline[]} inline
 * @returns {string}
 */
export function inlineText(inline) {
  return inline
    .map((node) => {
      if (node.type === "text") return node.text;
      return node.type === "break" ? "\n" : inlineText(node.children);
    })
    .join("");
}

/** The words alone, for a file, a printout or reading aloud. @param {string} source */
export function plainText(source) {
  return parse(source)
    .map((block) =>
      block.type === "paragraph"
        ? inlineText(block.children)
        : block.items
            .map((item, i) => `${block.ordered ? `${block.start + i}.` : "-"} ${inlineText(item)}`)
            .join("\n"),
    )
    .join("\n\n");
}
