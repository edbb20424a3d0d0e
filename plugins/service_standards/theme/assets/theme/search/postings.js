// What an index in parts knows of words: where they stand, and what an entry that holds them is worth.
// Scores are those of lunr, which Material's worker would give to the whole index.

import { base, wordsOf } from "./words.js";

/** @typedef {Map<number, number[]>} Postings  where a word stands, by number of entry: see `field` */
/** @typedef {{word: string, presence: "" | "+" | "-"}} Clause */
/** @typedef {Map<string, number[]>} Held  the words that an entry holds, with their places */

// Places of keywords begin here and go down, as those in titles do from -1; those in texts go up from 0.
export const TAGS = -1000;
const BOOST = { title: 1e3, tags: 1e6, text: 1 };

/** @param {number} place @returns {"title" | "tags" | "text"} */
function field(place) {
  return place >= 0 ? "text" : place > TAGS ? "title" : "tags";
}

/** The words that fit a question, and the entries that hold them. */
export class Answer {
  #count;
  #length;
  /** @type {Map<Postings, number>} */
  #rarities = new Map();
  /** @type {Map<string, {postings: Postings, asked: number}>} */
  #words = new Map();
  /** @type {Set<number>[]}  the entries that hold each clause */
  #byClause;
  /** @type {Map<number, Held>} */
  #held = new Map();

  /** @param {Map<string, Postings>[]} found  the words of each clause @param {number} count  of all entries */
  constructor(found, count) {
    this.#count = count;
    this.#byClause = found.map((words) => new Set([...words.values()].flatMap((postings) => [...postings.keys()])));
    for (const [word, postings] of found.flatMap((words) => [...words])) {
      this.#words.set(word, { postings, asked: (this.#words.get(word)?.asked ?? 0) + 1 });
    }
    this.#length = Math.sqrt([...this.#words.values()].reduce((sum, { asked }) => sum + asked ** 2, 0));
    for (const [word, { postings }] of this.#words) {
      for (const [number, places] of postings) {
        const held = this.#held.get(number) ?? new Map();
        this.#held.set(number, held.set(word, places));
      }
    }
  }

  /** @param {Clause[]} clauses @returns {Set<number>} */
  numbers(clauses) {
    /** @param {"" | "+" | "-"} presence */
    const having = (presence) => this.#byClause.filter((_, at) => clauses[at]?.presence === presence);
    const wanted = new Set([...having(""), ...having("+")].flatMap((numbers) => [...numbers]));
    const [needed, left] = [having("+"), having("-")];
    return new Set([...wanted].filter((number) => needed.every((one) => one.has(number)) && !left.some((one) => one.has(number))));
  }

  /** @param {number} number @returns {Held} */
  held(number) {
    return this.#held.get(number) ?? new Map();
  }

  /** @param {Postings} postings */
  #rarity(postings) {
    let fields = this.#rarities.get(postings);
    if (fields !== undefined) return fields;
    fields = [...postings.values()].reduce((sum, places) => sum + new Set(places.map(field)).size, 0);
    const rarity = Math.log(1 + Math.abs((this.#count - fields + 0.5) / (fields + 0.5)));
    this.#rarities.set(postings, rarity);
    return rarity;
  }

  /** @param {number} number @param {number} boost @returns {number}  as lunr weighs it (BM25, whatever the length of a text) */
  score(number, boost) {
    let total = 0;
    for (const [word, places] of this.held(number)) {
      const { postings, asked } = /** @type {{postings: Postings, asked: number}} */ (this.#words.get(word));
      const rarity = this.#rarity(postings);
      for (const name of /** @type {const} */ (["title", "tags", "text"])) {
        const often = places.filter((place) => field(place) === name).length;
        const weight = rarity * ((2.2 * often) / (1.2 + often)) * BOOST[name] * boost;
        total += (asked * Math.round(weight * 1000)) / 1000;
      }
    }
    return total / this.#length;
  }
}

/** @param {string} query @returns {Clause[]}  its words; "+" says that a page must hold one, "-" that it must not, and it must hold all words of a quotation */
export function clausesOf(query) {
  const parts = query.split('"').flatMap((part, at) => part.split(/\s+/).map((one) => (at % 2 === 1 ? `+${one}` : one)));
  return parts.flatMap((part) => {
    const presence = /** @type {"" | "+" | "-"} */ (/^[+-]/.exec(part)?.[0] ?? "");
    return wordsOf(part).map((word) => ({ word, presence }));
  });
}

/** @param {any[]} packed @returns {Postings} */
export function unpacked(packed) {
  /** @type {Postings} */
  const postings = new Map();
  let number = 0;
  for (let at = 0; at < packed.length; at += 2) {
    number += packed[at];
    let before = 0;
    const gaps = [packed[at + 1]].flat();
    postings.set(number, gaps.map((gap) => (gap < 0 ? gap : (before += gap))));
  }
  return postings;
}

/** @param {Held} held @returns {string[]}  the words of a title that were asked for, with "|" for the others between them */
export function heading(held) {
  /** @type {string[]} */
  const words = [];
  for (const [word, places] of held) {
    for (const place of places) if (field(place) === "title") words[-1 - place] = wordsOf(word)[0] ?? "|";
  }
  return Array.from(words, (word) => word ?? "|");
}

/**
 * Tells whether words stand one after the other, where the last may go on. Where a stop word would
 * stand may be any word, between two that are known.
 *
 * @param {Held} held @param {string[]} phrase @param {"title" | "text"} where @param {Set<string>} stopWords
 */
export function says(held, phrase, where, stopWords) {
  const known = phrase.flatMap((word, step) => {
    if (stopWords.has(word)) return [];
    const isLast = step === phrase.length - 1;
    const fitting = [...held.keys()].filter((one) => isLike(wordsOf(one)[0] ?? "", word, isLast));
    const places = fitting.flatMap((one) => held.get(one) ?? []).filter((place) => field(place) === where);
    // Places in titles go down from -1.
    return [new Set(places.map((place) => (place < 0 ? -1 - place : place) - step))];
  });
  return known.length > 1 && [...(known[0] ?? [])].some((start) => known.every((starts) => starts.has(start)));
}

/** @param {string} one @param {string} word @param {boolean} isLast */
function isLike(one, word, isLast) {
  return isLast ? base(one).startsWith(base(word)) : base(one) === base(word);
}
