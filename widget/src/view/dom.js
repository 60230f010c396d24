/** Building nodes. Text always goes in as text. */

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [props]  `class`, `on` (listeners), and attributes; false leaves one out
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name === "on") {
      for (const [event, act] of Object.entries(value)) node.addEventListener(event, act);
    } else if (value !== false && value !== undefined && value !== null) {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
  for (const child of children) if (child) node.append(child);
  return node;
}

/**
 * A plain button. The second click of a double click is not a second wish.
 * @param {string} label
 * @param {(event: Event) => void} act
 * @param {Record<string, any>} [props]
 * @param {Node | null} [before]
 */
export function button(label, act, props = {}, before = null) {
  const click = (/** @type {MouseEvent} */ event) => {
    if (event.detail > 1 || button.getAttribute("aria-disabled") === "true") return;
    act(event);
  };
  const button = h("button", { type: "button", ...props, on: { click } }, before, h("span", {}, label));
  return button;
}

const ICONS = {
  chat: "M4 4h16v11H10l-5 4v-4H4z M8 8.5h8 M8 11.5h5",
  close: "M6 6l12 12 M18 6L6 18",
  menu: "M4 7h16 M4 12h16 M4 17h16",
  exit: "M10 4H5v16h5 M9 12h11 M16 8l4 4-4 4",
  send: "M5 12h14 M13 6l6 6-6 6",
  person: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8z M4 21c0-4.5 3.5-7 8-7s8 2.500 8 7",
  book: "M12 6c-2-1.500-5-2-8-2v14c3 0 6 .5 8 2 2-1.500 5-2 8-2V4c-3 0-6 .5-8 2z M12 6v14",
  listen: "M4 9v6h4l5 4V5L8 9z M16.500 9a4 4 0 0 1 0 6 M19 6.500a8 8 0 0 1 0 11",
  phone: "M6 3h4l2 5-2.500 2a12 12 0 0 0 4.500 4.500l2-2.500 5 2v4c0 1.500-1 2-2 2C11 19.500 4.500 13 4 5c0-1 .5-2 2-2z",
  text: "M4 5h16v11H12l-5 4v-4H4z",
  out: "M9 5H5v14h14v-4 M13 4h7v7 M20 4l-9 9",
  back: "M19 12H5 M11 6l-6 6 6 6",
  tick: "M5 13l4 4 10-11",
  alert: "M12 3l10 18H2z M12 10v5 M12 17.500v.5",
};

/** A drawing beside words that say the same. @param {keyof typeof ICONS} name */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", ICONS[name]);
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(line);
  return svg;
}
