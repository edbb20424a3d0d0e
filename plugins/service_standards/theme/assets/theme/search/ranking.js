// Puts what the search found into another order. Material's search weighs words one by one, however
// common they are; here the id of a criterion counts first, then whole phrases in keywords and
// titles, then how many of the words a page holds, the rare ones most. Nothing is found or lost here
// that the search itself does not find: its question gets more words, and its answer an order.

import { Wordings } from "./wordings.js";
import { base, wordsOf, wordsOfId } from "./words.js";
import { PHRASE, sum, worthOf } from "./worth.js";

/** @typedef {import("./wordings.js").Wording} Wording */
/**
 * @typedef {object} Entry  a page or, with a "#" in its location, a section of it
 * @property {string} location
 * @property {string} title
 * @property {string} text
 * @property {string[]} [tags]
 * @property {number} [boost]
 */
/**
 * @typedef {Entry & {score: number, terms: Record<string, boolean>, heading?: string[], says?: (phrase: string[], where: "title" | "text") => boolean}} Hit
 *   `terms` says which words it holds; a hit of an index in parts has its words instead of its texts
 */
/** @typedef {{title: string[], tags: string[][], headings: string[], boost: number}} Page */

// Who types these asks the search itself, in its own language.
const OPERATORS = /["*~^:]|(?:^|\s)[+-]\S/;
const MOST_READ = 40;
// A page that repeats others gets less of all.
const REPEATED = 0.6;
// More than words can be worth.
const MEANT = 1e9;

export class Ranking {
  /** @type {Map<string, Page>} */
  #pages = new Map();
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  #wordings;
  #stopWords;

  /** @param {{config: {synonyms?: string[][], stopWords?: string[]}, docs: Entry[]}} index */
  constructor({ config, docs }) {
    this.#stopWords = new Set(config.stopWords);
    this.#wordings = new Wordings(config.synonyms ?? []);
    for (const entry of docs) this.#take(entry);
    this.#wordings.learnSynonyms();
  }

  /** @param {Entry} entry */
  #take(entry) {
    const [path = "", section] = entry.location.split("#");
    const title = wordsOf(entry.title);
    this.#wordings.learnMarks(title);
    this.#entries.set(entry.location, entry);
    const page = this.#pages.get(path);
    if (page && section !== undefined) {
      page.headings.push(...title.map(base), "|");
      return;
    }
    const tags = (entry.tags ?? []).map(wordsOf);
    const based = { title: title.map(base), tags: tags.map((tag) => tag.map(base)) };
    this.#pages.set(path, { ...based, headings: [], boost: entry.boost ?? 1 });
    this.#wordings.learnPage(entry.title, title, tags);
  }

  /**
   * @param {string} typed
   * @returns {{query: string, order: (items: Hit[][]) => Hit[][]}}  what to ask the search, and what to make of its answer
   */
  ask(typed) {
    const id = this.#wordings.idIn(typed);
    const words = wordsOf(typed);
    if (id === "" && (OPERATORS.test(typed) || words.length === 0)) return { query: typed, order: (items) => items };
    const wordings = id === "" ? this.#wordings.of(words) : [{ words: wordsOfId(id), weight: 1 }];
    const asked = this.#wordings.withShorter(wordings.flatMap((wording) => wording.words));
    // The search does not know stop words, and would find all that begins like them.
    const telling = [...asked].filter((word) => !this.#stopWords.has(word));
    return { query: (telling.length > 0 ? telling : [...asked]).join(" "), order: (items) => this.#order(items, wordings, new Set(words), id) };
  }

  /** @param {Hit[][]} items  the hits of one page each @param {Wording[]} wordings @param {Set<string>} typed @param {string} id */
  #order(items, wordings, typed, id) {
    const rarity = this.#rarity(items);
    const top = Math.max(1e-9, ...items.map((hits) => hits[0]?.score ?? 0));
    const pages = items.map((hits) => {
      const path = hits[0]?.location.split("#")[0] ?? "";
      const own = (hits[0]?.score ?? 0) / top;
      const isMeant = id !== "" && this.#entries.get(path)?.title.toLowerCase().startsWith(`${id} `);
      return { hits, path, worth: isMeant ? MEANT : own / 2 + this.#best(path, hits, wordings, rarity, false) };
    });
    const sort = () => pages.sort((a, b) => b.worth - a.worth);
    for (const page of sort().slice(0, MOST_READ)) {
      if (page.worth < MEANT) page.worth += this.#best(page.path, page.hits, wordings, rarity, true);
    }
    return sort().map(({ hits }) => hits.map((hit) => ({ ...hit, terms: onlyTyped(hit.terms, typed) })));
  }

  /** @param {Hit[][]} items @returns {(word: string) => number}  how much it says that a page holds a word, by its words of the answer */
  #rarity(items) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const hits of items) {
      const held = new Set(hits.flatMap(({ terms }) => Object.keys(terms).filter((word) => terms[word])));
      for (const word of held) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    return (word) => {
      const count = counts.get(word);
      // What no page counts is a word such as "the", or stands nowhere.
      return count === undefined ? 0 : Math.log(1 + this.#pages.size / count);
    };
  }

  /**
   * @param {string} path
   * @param {Hit[]} hits
   * @param {Wording[]} wordings
   * @param {(word: string) => number} rarity
   * @param {boolean} readsTexts  whether to look for the phrase in the texts, or at all else
   */
  #best(path, hits, wordings, rarity, readsTexts) {
    const page = this.#pages.get(path);
    if (!page) return 0;
    const worths = wordings.map(({ words, weight }) =>
      weight * (readsTexts ? this.#worthOfTexts(hits, words, rarity) : worthOf(page, hits, words, rarity)));
    return Math.max(...worths) * (page.boost < 1 ? REPEATED : page.boost > 1 ? 1.1 : 1);
  }

  /** @param {Hit[]} hits @param {string[]} words @param {(word: string) => number} rarity */
  #worthOfTexts(hits, words, rarity) {
    if (words.length < 2) return 0;
    const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    // One or two signs between words, and none of a tag: plain enough to be quick on long texts.
    const phrase = new RegExp(escaped.join("[\\s\\-–—/,;:.'’]{1,2}"), "i");
    const isThere = hits.some(({ location, says }) => says?.(words, "text") ?? phrase.test(this.#entries.get(location)?.text ?? ""));
    return isThere ? PHRASE.text * sum(words, rarity) : 0;
  }
}

/** @param {Record<string, boolean>} terms @param {Set<string>} typed  other words are not told as missing */
function onlyTyped(terms, typed) {
  return Object.fromEntries(Object.entries(terms).filter(([word, isHeld]) => isHeld || typed.has(word)));
}
