/**
 * The words of the interface. A translation is used only when a person has checked it: until then
 * the English is shown, and marked as English for screen readers.
 */

/**
 * @typedef {{lang: string, name: string, dir: string, checked: boolean,
 *            words: Record<string, string>}} WordFile
 */

export class Words {
  /** @param {WordFile} english @param {WordFile} [other] */
  constructor(english, other) {
    const usable = other && other.checked === true ? other : undefined;
    this.lang = usable ? usable.lang : english.lang;
    this.dir = usable ? usable.dir : english.dir;
    this.english = english.words;
    this.words = usable ? usable.words : english.words;
  }

  /**
   * @param {string} key
   * @param {Record<string, string | number>} [values]  what {name} stands for
   * @returns {string}
   */
  t = (key, values = {}) => {
    const text = this.words[key] || this.english[key] || "";
    return text.replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));
  };

  /** The singular has a key of its own. @param {string} key @param {number} count */
  count = (key, count) => this.t(count === 1 ? `${key}.one` : key, { count });

  /** @param {string | Date} when @param {boolean} [time] */
  date = (when, time = false) => {
    const date = new Date(when);
    if (isNaN(date.getTime())) return String(when);
    const lang = this.lang === "en" ? "en-GB" : this.lang;
    /** @type {Intl.DateTimeFormatOptions} */
    const day = { day: "numeric", month: "long", year: "numeric" };
    return date.toLocaleString(lang, time ? { ...day, hour: "2-digit", minute: "2-digit" } : day);
  };
}

/**
 * @param {string} root
 * @param {string} language
 * @param {(url: string) => Promise<any>} [load]
 */
export async function loadWords(root, language, load = getJson) {
  const lang = language.toLowerCase().split("-")[0];
  const file = (/** @type {string} */ name) => load(new URL(`widget/words/${name}.json`, root).href);
  const wanted = /^[a-z]{2,3}$/.test(lang) && lang !== "en";
  const [english, other] = await Promise.all([
    file("en"),
    wanted ? file(lang).catch(() => undefined) : undefined,
  ]);
  return new Words(english, other);
}

/** @param {string} url */
async function getJson(url) {
  const response = await fetch(url, { credentials: "omit" });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}
