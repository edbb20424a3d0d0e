/**
 * What valid JSON text can say, and what reading it would lose or could not bear: a key twice, a number that no double
 * holds, a text that is too long, more than there may be. Found in one pass, with its place.
 */

import { ROOT, placed } from "../answer/assessment-shape.js";
import { DEEPEST, LONGEST_TEXT, MOST_ENTRIES, MOST_VALUES } from "../answer/vocabulary.js";
import { CONTENT } from "../words/file-faults.js";

/** @typedef {{keys: Set<string> | null, count: number, key: string, isKeyNext: boolean}} Level  keys: null in a list */

/** @param {string} text  valid JSON @returns {string | null}  a clause for the first such thing */
export function textFault(text) {
  const walk = new Walk();
  const mark = /["{}[\],]|-?\d[\d.eE+-]*/g;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    if (found[0] === '"') mark.lastIndex = endOfText(text, found.index);
    const fault = walk.take(text.slice(found.index, mark.lastIndex));
    if (fault !== null) return fault;
  }
  return null;
}

/** @param {string} text @param {number} start  of its first quotation mark @returns {number}  behind the last one; 0: there is none */
export function endOfText(text, start) {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let back = end;
    while (text[back - 1] === "\\") back -= 1;
    if ((end - back) % 2 === 0) return end + 1;
  }
  return 0;
}

class Walk {
  /** @type {Level[]} */
  #open = [];
  #values = 0;

  /** @param {string} token @returns {string | null} */
  take(token) {
    const here = this.#open.at(-1);
    if (token === "}" || token === "]") this.#open.pop();
    else if (token === ",") {
      if (here) here.isKeyNext = here.keys !== null;
    } else return here?.isKeyNext ? this.#key(token, here) : this.#value(token, here);
    return null;
  }

  /** @param {string} token @param {Level} here */
  #key(token, here) {
    const key = JSON.parse(token);
    if (here.keys?.has(key)) return CONTENT.twice(key);
    here.keys?.add(key);
    here.key = key;
    here.isKeyNext = false;
    here.count += 1;
    if (isLong(key)) return CONTENT.longName(this.#place(), LONGEST_TEXT);
    return here.count > MOST_ENTRIES ? CONTENT.many(this.#place(-1), MOST_ENTRIES) : null;
  }

  /** @param {string} token @param {Level | undefined} here */
  #value(token, here) {
    this.#values += 1;
    if (this.#values > MOST_VALUES) return CONTENT.values(MOST_VALUES);
    if (here?.keys === null) here.count += 1;
    if (here && here.count > MOST_ENTRIES) return CONTENT.many(this.#place(-1), MOST_ENTRIES);
    if (token === "{" || token === "[") {
      if (this.#open.length >= DEEPEST) return CONTENT.deep(DEEPEST);
      this.#open.push({ keys: token === "{" ? new Set() : null, count: 0, key: "", isKeyNext: token === "{" });
    } else if (token.startsWith('"')) {
      if (token.length > LONGEST_TEXT && isLong(JSON.parse(token))) return CONTENT.long(this.#place(), LONGEST_TEXT);
    } else if (!Number.isFinite(Number(token))) return CONTENT.bigNumber(this.#place());
    else if (!isExact(token)) return CONTENT.lostDigits(this.#place(), token);
    return null;
  }

  /** @param {number} [end] */
  #place(end) {
    return this.#open.slice(0, end).reduce((place, { keys, key, count }) => placed(place, keys === null ? count - 1 : key), ROOT);
  }
}

/** @param {string} text */
function isLong(text) {
  return text.length > LONGEST_TEXT && [...text].length > LONGEST_TEXT;
}

/** @param {string} token  a number @returns {boolean}  whether it is still this number after it was read and written */
function isExact(token) {
  // Any fifteen digits are.
  if (token.length <= 15 && !/e/i.test(token)) return true;
  return decimal(token) === decimal(String(Number(token)));
}

/** @param {string} number @returns {string}  its digits without zeros at the ends, and the power of ten they count */
function decimal(number) {
  const [, whole, part = "", power = "0"] = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? ["", "", ""];
  const digits = whole + part;
  let [first, end] = [0, digits.length];
  while (first < end && digits[first] === "0") first += 1;
  while (end > first && digits[end - 1] === "0") end -= 1;
  return first === end ? "0" : `${digits.slice(first, end)}e${Number(power) - part.length + digits.length - end}`;
}
