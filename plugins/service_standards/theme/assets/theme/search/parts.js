// Searches an index that is served in parts (see site/search_parts.py): only files with words of the
// question are fetched, and the texts of the pages that are shown.

import { marked } from "./excerpts.js";
import { Answer, TAGS, clausesOf, heading, says, unpacked } from "./postings.js";
import { wordsOf } from "./words.js";

/** @typedef {import("./ranking.js").Entry} Entry */
/** @typedef {import("./ranking.js").Hit} Hit */
/** @typedef {{folder: string, words: string[]}} Parts */
/** @typedef {Entry & {entries: number}} PageEntry  `entries`: how many a page has, itself with its sections */
/** @typedef {import("./postings.js").Clause} Clause */
/** @typedef {import("./postings.js").Postings} Postings */

// A beginning of words that are in more files than these is looked up as a whole word, and among titles.
const MOST_PARTS = 5;
// How many pages Material shows at once.
const SHOWN = 10;

export class SearchParts {
  #address;
  #words;
  #stopWords;
  #separator;
  /** @type {PageEntry[]} */
  #pages;
  /** @type {number[]}  the number of each page's first entry */
  #starts = [];
  #count = 0;
  /** @type {Map<string, Promise<any>>} */
  #files = new Map();
  /** @type {Map<string, Postings>}  of the titles and keywords of pages */
  #titles = new Map();

  /** @param {{config: {parts: Parts, separator: string, stopWords?: string[]}, docs: PageEntry[]}} index @param {URL} address  of the index */
  constructor({ config, docs }, address) {
    this.#address = new URL(`${config.parts.folder}/`, address);
    this.#words = config.parts.words;
    this.#stopWords = new Set(config.stopWords);
    this.#separator = new RegExp(config.separator);
    this.#pages = docs;
    for (const page of docs) {
      this.#starts.push(this.#count);
      this.#count += page.entries;
    }
  }

  /** @param {string} query @returns {Promise<Hit[][]>}  the hits of each page, the best first */
  async find(query) {
    const clauses = this.#clauses(query).filter(({ word, presence }) => presence === "" || !this.#stopWords.has(word));
    const postings = await Promise.all(clauses.map((clause) => this.#fitting(clause)));
    const found = new Answer(postings, this.#count);
    const numbers = found.numbers(clauses);
    /** @type {Map<number, Hit[]>} */
    const pages = new Map();
    const wanted = clauses.flatMap(({ word, presence }) => (presence === "-" || this.#stopWords.has(word) ? [] : [word]));
    const hits = [...numbers].map((number) => this.#hit(number, found, wanted));
    for (const { page, hit } of hits.sort((a, b) => b.hit.score - a.hit.score)) {
      const others = pages.get(page);
      if (others) others.push(hit);
      else pages.set(page, [hit]);
    }
    for (const [page, held] of pages) {
      if (!held.some(({ location }) => !location.includes("#"))) held.push({ ...this.#entry(page), score: 0, terms: {} });
    }
    return [...pages.values()];
  }

  /**
   * Fetches what Material shows of the first pages; hits of the others are left to their page.
   *
   * @param {Hit[][]} items @param {string} query  whose words are marked @returns {Promise<Hit[][]>}
   */
  async withTexts(items, query) {
    const words = this.#clauses(query).map(({ word }) => word);
    const numbers = new Map(this.#pages.map(({ location }, number) => [location, number]));
    const filled = items.slice(0, SHOWN).map(async (hits) => {
      const number = numbers.get((hits[0]?.location ?? "").split("#")[0] ?? "") ?? 0;
      /** @type {[anchor: string, title: string, text: string][]} */
      const texts = await this.#file(`p${number}.json`);
      return hits.map((hit) => {
        const [path, at = "0"] = hit.location.split("#");
        const [anchor, title, text] = texts[Number(at)] ?? ["", hit.title, ""];
        const location = anchor === "" ? `${path}` : `${path}#${anchor}`;
        return { ...hit, location, title: marked(title, words, true), text: marked(text, words, false) };
      });
    });
    const bare = items.slice(SHOWN).map((hits) => hits.filter(({ location }) => !location.includes("#")));
    return [...(await Promise.all(filled)), ...bare];
  }

  /** @param {string} query @returns {Clause[]}  cut as the index is: where an apostrophe parts words, "aujourd'hui" are two */
  #clauses(query) {
    return clausesOf(query).flatMap((clause) => {
      const words = clause.word.split(this.#separator).flatMap((part) => wordsOf(part ?? ""));
      const telling = words.filter((word) => word === clause.word || !this.#stopWords.has(word));
      return telling.map((word) => ({ ...clause, word }));
    });
  }

  /** @param {number} page @returns {Entry} */
  #entry(page) {
    const { entries, ...entry } = /** @type {PageEntry} */ (this.#pages[page]);
    return entry;
  }

  /** @param {number} number @param {Answer} found @param {string[]} words @returns {{page: number, hit: Hit}} */
  #hit(number, found, words) {
    const page = lastAtMost(this.#starts, number);
    const at = number - (this.#starts[page] ?? 0);
    const { tags: _, ...section } = this.#entry(page);
    const held = found.held(number);
    const terms = Object.fromEntries(words.map((word) => [word, [...held.keys()].some((one) => one.startsWith(word))]));
    const share = Object.values(terms).filter(Boolean).length / Math.max(1, words.length);
    const score = found.score(number, section.boost ?? 1) * (1 + ((at === 0 ? 1 : 0) + share) ** 2);
    const own = at === 0 ? this.#entry(page) : { ...section, location: `${section.location}#${at}`, heading: heading(held) };
    /** @param {string[]} phrase @param {"title" | "text"} where */
    const holds = (phrase, where) => says(held, phrase, where, this.#stopWords);
    return { page, hit: { ...own, score, terms, says: holds } };
  }

  /** @param {Clause} clause @returns {Promise<Map<string, Postings>>}  all that begins like a word, or the word alone if it must stand there or must not */
  async #fitting({ word, presence }) {
    const found = await this.#startingWith(word);
    return presence === "" ? found : new Map([...found].filter(([one]) => wordsOf(one).includes(word)));
  }

  /** @param {string} start @returns {Promise<Map<string, Postings>>} */
  async #startingWith(start) {
    const from = Math.max(0, lastAtMost(this.#words, start));
    const to = lastAtMost(this.#words, `${start}\uffff`);
    const isShort = to - from >= MOST_PARTS;
    const numbers = isShort ? [from] : Array.from({ length: to - from + 1 }, (_, step) => from + step);
    const parts = await Promise.all(numbers.map((number) => this.#file(`w${number}.json`)));
    const entries = parts.flatMap((part) => Object.keys(part).map((word) => ({ word, part })));
    const fitting = entries.filter(({ word }) => (isShort ? word === start : word.startsWith(start)));
    const found = new Map(fitting.map(({ word, part }) => [word, unpacked(part[word])]));
    if (!isShort) return found;
    for (const [word, postings] of this.#titleWords()) {
      if (word.startsWith(start) && !found.has(word)) found.set(word, postings);
    }
    return found;
  }

  #titleWords() {
    if (this.#titles.size > 0) return this.#titles;
    for (const [page, { title, tags = [] }] of this.#pages.entries()) {
      const words = [...wordsOf(title).map((word, at) => [word, -1 - at]), ...tags.flatMap(wordsOf).map((word, at) => [word, TAGS - at])];
      for (const [word, place] of /** @type {[string, number][]} */ (words)) {
        const postings = this.#titles.get(word) ?? new Map();
        this.#titles.set(word, postings.set(this.#starts[page] ?? 0, [...(postings.get(this.#starts[page] ?? 0) ?? []), place]));
      }
    }
    for (const word of this.#stopWords) this.#titles.delete(word);
    return this.#titles;
  }

  /** @param {string} name @returns {Promise<any>} */
  #file(name) {
    const known = this.#files.get(name);
    if (known) return known;
    const asked = fetch(new URL(name, this.#address)).then((answer) => {
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return answer.json();
    });
    // Whoever goes on typing tries again.
    asked.catch(() => this.#files.delete(name));
    this.#files.set(name, asked);
    return asked;
  }
}

/** @template {number | string} T @param {T[]} sorted @param {T} value @returns {number}  the index of the last that is not greater, or -1 */
function lastAtMost(sorted, value) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {T} */ (sorted[middle]) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
