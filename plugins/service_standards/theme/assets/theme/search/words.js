// The words of texts and of questions, as the search of a site compares them.

const ID = /^[a-z0-9][a-z0-9.()_\s-]{0,60}$/i;
// What French leaves of a small word before a vowel.
const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=.)/;

/** @param {string} text @returns {string[]}  its words in small letters, without "'s" and "l'" */
export function wordsOf(text) {
  const found = text.toLowerCase().replaceAll("’", "'").match(/[\p{L}\p{N}]+(?:'[\p{L}]+)*/gu) ?? [];
  return found.map((word) => word.replace(/'s$/, "").replace(ELIDED, "")).filter((word) => word !== "");
}

/** @param {string} word @returns {string}  without marks: what a keyboard without them gives */
export function plain(word) {
  return word.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("œ", "oe");
}

/** @param {string} text @returns {string}  what an id says, however it is written: "ac 2 1" for "AC-2(1)" and "ac2 (01)"; "" for what is none */
export function idKey(text) {
  const parts = ID.test(text) && /\d/.test(text) ? (text.match(/[a-z]+|\d+/gi) ?? []) : [];
  return parts.map((part) => part.replace(/^0+(?=\d)/, "").toLowerCase()).join(" ");
}

/** @param {string} id @returns {string[]}  its words, and what the search itself takes for words */
export function wordsOfId(id) {
  return [...new Set([...wordsOf(id), ...id.split("-")])];
}

/** @param {string} word @returns {string}  as it is compared: one for several */
export function base(word) {
  if (word.length < 4) return word;
  return word.replace(/ies$/, "y").replace(/(?<=[^s])s$/, "");
}

/** @param {string} a @param {string} b @returns {boolean}  whether one is the other with an ending */
export function isAlike(a, b) {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.length - short.length <= 3 && long.startsWith(short);
}

/** @param {string[]} words @param {string[]} phrase @returns {boolean}  whether it stands there; the last of several words may still be typed */
export function holds(words, phrase) {
  const end = phrase.length > 1 ? "" : " ";
  return phrase.length > 0 && ` ${words.join(" ")} `.includes(` ${phrase.join(" ")}${end}`);
}

/** @param {string[]} words @param {string[]} phrase @returns {number}  where it begins, or -1 */
export function startOf(words, phrase) {
  if (phrase.length === 0) return -1;
  return words.findIndex((_, at) => phrase.every((one, step) => base(words[at + step] ?? "") === base(one)));
}
