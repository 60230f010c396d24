/** What a page can set on the element, read from its attributes. No DOM beyond getAttribute. */

/**
 * @typedef {ReturnType<typeof readSettings>} Settings
 * @typedef {{getAttribute(name: string): string | null, hasAttribute(name: string): boolean}} Attributes
 */

/**
 * @param {Attributes} element
 * @param {string} origin  where the script was served from
 * @param {string} [pageLanguage]
 */
export function readSettings(element, origin, pageLanguage = "") {
  const get = (/** @type {string} */ name) => (element.getAttribute(name) || "").trim();
  const base = get("base");
  const root = base ? new URL(base.replace(/\/?$/, "/"), origin).href : origin;
  return {
    root,
    name: get("name"),
    council: get("council"),
    colour: hexColour(get("colour") || get("color")),
    audience: get("audience"),
    language: get("language") || pageLanguage || "en",
    dir: get("dir"),
    topic: get("topic"),
    topicLabel: get("topic-label"),
    page: get("page") || get("topic"),
    easy: element.hasAttribute("easy-read"),
    open: element.hasAttribute("open"),
    inline: get("layout") === "inline",
    theme: ["light", "dark"].includes(get("theme")) ? get("theme") : "",
    exitUrl: webAddress(get("exit-url"), "https://www.bbc.co.uk/weather"),
    privacyUrl: new URL(get("privacy-url") || "privacy", root).href,
    accessibilityUrl: new URL(get("accessibility-url") || "accessibility", root).href,
  };
}

/** @param {string} value @param {string} fallback */
function webAddress(value, fallback) {
  try {
    return /^https?:$/.test(new URL(value).protocol) ? value : fallback;
  } catch {
    return fallback;
  }
}

/** @param {string} value */
function hexColour(value) {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(value);
  if (short) return `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`;
  return /^#[0-9a-f]{6}$/i.test(value) ? value : "";
}

/** Contrast of two colours as WCAG counts it. @param {string} a @param {string} b */
export function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** @param {string} hex */
function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** White or ink, whichever reads better on a colour. @param {string} colour */
export function textOn(colour) {
  return contrast(colour, "#ffffff") >= contrast(colour, "#0b1f22") ? "#ffffff" : "#0b1f22";
}
