/**
 * Texts in the language of the page. English stands in the code and is what a text is looked up by; it is said as it
 * stands where there is no other.
 *
 * The texts of another language are in the page before any module that says something is asked for: main.js puts
 * them there, and a file without a network brings them along.
 */

/** @typedef {Record<string, string | number>} Values  what takes the place of each {name} */

const HELD = document.querySelector("template[data-words]");
/** For each English text the other, or one for each of its plural forms. */
const TEXTS = HELD instanceof HTMLTemplateElement ? JSON.parse(HELD.content.textContent ?? "") : {};
/** What is said in English keeps English numbers on any page. */
export const LANGUAGE = HELD === null ? "en" : document.documentElement.lang;

/** @param {string} text @param {Values} [values] @returns {string} */
export function say(text, values = {}) {
  // A value is never looked into, and one that is missing stays a {name}.
  return (TEXTS[text] ?? text).replace(/{(\w+)}/g, (/** @type {string} */ whole, /** @type {string} */ name) => written(values[name]) ?? whole);
}

/**
 * English needs no table of languages for a whole number. Opening the first one takes a browser 20 ms and more, a slow
 * one 100, and every page says a number while it starts.
 *
 * @param {string | number | undefined} value
 */
function written(value) {
  return LANGUAGE === "en" && Number.isSafeInteger(value) ? String(value).replace(/\B(?=(\d{3})+$)/g, ",") : value?.toLocaleString(LANGUAGE);
}

/**
 * A text about a number of things, which may be named {count}.
 *
 * @param {string} one
 * @param {string} many
 * @param {number} count
 * @param {Values} [values]
 * @returns {string}
 */
export function sayMany(one, many, count, values) {
  const forms = TEXTS[one];
  const english = count === 1 ? one : many;
  return say(forms ? forms[new Intl.PluralRules(LANGUAGE).select(count)] ?? forms.other : english, { count, ...values });
}

/** @param {string[]} items @returns {string}  "a, b, c"; in English without a table of languages, see above */
export function sayList(items) {
  return LANGUAGE === "en" ? items.join(", ") : new Intl.ListFormat(LANGUAGE, { type: "unit" }).format(items);
}

/** @param {string[]} clauses  one at least @returns {string}  "a; b; c" */
export function sayClauses(clauses) {
  return clauses.reduce((first, next) => say("{first}; {next}", { first, next }));
}

/** @param {Date} at @returns {string}  hours and minutes; in English without a table of languages, see above */
export function sayTime(at) {
  if (LANGUAGE === "en") return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
  return at.toLocaleTimeString(LANGUAGE, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** @param {string} day  YYYY-MM-DD; English keeps this form, in which files hold it @returns {string} */
export function sayDay(day) {
  const at = LANGUAGE === "en" ? Number.NaN : Date.parse(day);
  return Number.isNaN(at) ? day : new Date(at).toLocaleDateString(LANGUAGE, { dateStyle: "medium", timeZone: "UTC" });
}
