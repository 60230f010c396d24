/**
 * Keeps every words file in step with English: `node widget/tools/languages.mjs`.
 * A new key is added empty (English is shown), one that is gone is removed, translations stay.
 * A file whose English has changed since it was checked has to be checked again by a person.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../words/", import.meta.url);
const LANGUAGES = [
  ["ar", "العربية", "Arabic", "rtl"],
  ["bn", "বাংলা", "Bengali", "ltr"],
  ["gu", "ગુજરાતી", "Gujarati", "ltr"],
  ["hi", "हिन्दी", "Hindi", "ltr"],
  ["pa", "ਪੰਜਾਬੀ", "Panjabi", "ltr"],
  ["pl", "polski", "Polish", "ltr"],
  ["ro", "română", "Romanian", "ltr"],
  ["so", "Soomaali", "Somali", "ltr"],
  ["ur", "اردو", "Urdu", "rtl"],
];

const english = JSON.parse(readFileSync(new URL("en.json", folder), "utf8")).words;
for (const [lang, name, english_name, dir] of LANGUAGES) {
  const file = new URL(`${lang}.json`, folder);
  const old = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { words: {} };
  const words = Object.fromEntries(Object.keys(english).map((key) => [key, old.words[key] || ""]));
  const checked = old.checked === true && Object.values(words).every(Boolean);
  const out = { lang, name, english_name, dir, checked, checked_by: old.checked_by || "", words };
  writeFileSync(file, `${JSON.stringify(out, null, 2)}\n`);
}
