/**
 * Style sheets, adopted where the browser can: no style element or attribute that a strict
 * Content-Security-Policy would refuse, and no flash of unstyled words. Older browsers get links.
 */

const adopts = "replace" in CSSStyleSheet.prototype && "adoptedStyleSheets" in document;
/** @type {Map<string, Promise<CSSStyleSheet>>} */
const known = new Map();

/** @param {string} url */
function sheet(url) {
  const had = known.get(url);
  if (had) return had;
  const made = fetch(url, { credentials: "omit" }).then(async (response) => {
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return new CSSStyleSheet().replace(await response.text());
  });
  made.catch(() => known.delete(url));
  known.set(url, made);
  return made;
}

/** @param {ShadowRoot | Document} target @param {string} url @returns {Promise<() => void>} */
function link(target, url) {
  const node = Object.assign(document.createElement("link"), { rel: "stylesheet", href: url });
  (target instanceof Document ? target.head : target).append(node);
  return new Promise((done) => {
    node.onload = node.onerror = () => done(() => node.remove());
  });
}

/**
 * Puts style sheets on a document or a shadow root.
 * @param {ShadowRoot | Document} target
 * @param {string} root
 * @param {string[]} names
 * @returns {Promise<() => void>} takes them off again
 */
export async function dress(target, root, names) {
  const urls = names.map((name) => new URL(`widget/styles/${name}.css`, root).href);
  if (!adopts) {
    const undo = await Promise.all(urls.map((url) => link(target, url)));
    return () => undo.forEach((one) => one());
  }
  const made = await Promise.all(urls.map(sheet));
  target.adoptedStyleSheets = [...target.adoptedStyleSheets, ...made];
  return () => {
    target.adoptedStyleSheets = target.adoptedStyleSheets.filter((one) => !made.includes(one));
  };
}
