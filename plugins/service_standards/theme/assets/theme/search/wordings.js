// What the titles and keywords of a site know of words: how they are written, what means the same, and so how else a question could be put.

import { idKey, isAlike, plain, startOf, wordsOf } from "./words.js";

/** @typedef {{words: string[], weight: number}} Wording  one way to put a question */

const MOST_WORDINGS = 12;
const OTHER_WORDING = 0.9;

export class Wordings {
  /** @type {Map<string, string>}  ids as titles have them, by what they say */
  #ids = new Map();
  /** @type {Set<string>}  the words of titles and tags */
  #vocabulary = new Set();
  /** @type {Map<string, string[]>}  phrases of several words by the same without blanks */
  #joined = new Map();
  /** @type {Map<string, string>}  words with marks by the same without */
  #marked = new Map();
  /** @type {string[][][]}  wordings that mean the same */
  #synonyms;

  /** @param {string[][]} synonyms */
  constructor(synonyms) {
    this.#synonyms = synonyms.map((group) => group.map(wordsOf).filter(({ length }) => length > 0));
  }

  /** @param {string[]} title  of a page or a section */
  learnMarks(title) {
    for (const word of title) if (plain(word) !== word) this.#marked.set(plain(word), word);
  }

  /** @param {string} title @param {string[]} words  those of the title @param {string[][]} tags  those of each keyword */
  learnPage(title, words, tags) {
    for (const phrase of [words, ...tags]) this.#learn(phrase);
    for (const tag of tags) this.#joined.set(tag.join(""), tag);
    const id = title.split(" ", 1)[0] ?? "";
    if (idKey(id) !== "") this.#ids.set(idKey(id), id.toLowerCase());
  }

  /** Once all pages are known. */
  learnSynonyms() {
    for (const phrase of this.#synonyms.flat()) this.#learn(phrase);
  }

  /** @param {string[]} phrase */
  #learn(phrase) {
    for (const word of phrase) this.#vocabulary.add(word);
    this.learnMarks(phrase);
    if (phrase.length > 1 && phrase.length < 4) this.#joined.set(phrase.join(""), phrase);
  }

  /** @param {string} typed @returns {string}  the id of a criterion as its title has it, or "" */
  idIn(typed) {
    return this.#ids.get(idKey(typed.trim())) ?? "";
  }

  /** @param {string[]} words @returns {Set<string>}  with known ones that they begin with */
  withShorter(words) {
    const asked = new Set(words);
    for (const word of [...asked]) {
      // The search finds what goes on after a word, but not what ends before it.
      for (const known of this.#vocabulary) if (known.length < word.length && isAlike(known, word)) asked.add(known);
    }
    return asked;
  }

  /** @param {string[]} words @returns {Wording[]}  the question itself, and the same in other words */
  of(words) {
    const apart = words.flatMap((word) => this.#joined.get(word) ?? [word]);
    const found = [{ words, weight: 1 }];
    if (apart.length > words.length) found.push({ words: apart, weight: 1 });
    const marked = apart.map((word) => this.#withMarks(word));
    if (marked.some((word, at) => word !== apart[at])) found.push({ words: marked, weight: 1 });
    for (const group of this.#synonyms) {
      for (const known of group) {
        const at = startOf(apart, known);
        if (at < 0) continue;
        for (const other of group) {
          if (other === known || found.length >= MOST_WORDINGS) continue;
          found.push({ words: [...apart.slice(0, at), ...other, ...apart.slice(at + known.length)], weight: OTHER_WORDING });
        }
      }
    }
    return found;
  }

  /** @param {string} word @returns {string}  as titles and keywords write it; the word itself where none has marks, or it is one of theirs */
  #withMarks(word) {
    if (this.#vocabulary.has(word)) return word;
    const bare = plain(word);
    const known = this.#marked.get(bare) ?? [...this.#marked].find(([other]) => isAlike(other, bare))?.[1];
    if (known !== undefined) return known;
    // The last word may still be typed.
    const longer = bare.length > 2 ? [...this.#marked].find(([other]) => other.startsWith(bare)) : undefined;
    return longer === undefined || longer[0].length !== longer[1].length ? word : longer[1].slice(0, bare.length);
  }
}
