// What a page is worth as an answer to a question: by which of its words it holds, where they stand, and whether as a phrase.

import { base, holds, isAlike, startOf } from "./words.js";

/** @typedef {import("./ranking.js").Hit} Hit */
/** @typedef {import("./ranking.js").Page} Page */

// What a word or a phrase is worth by where it stands.
const WORTH = { title: 3, tag: 2.5, heading: 1.5, text: 1 };
export const PHRASE = { wholeTag: 6, title: 4, tag: 4, heading: 2, text: 2 };
const UNFINISHED = 0.5;

/** @param {Page} page @param {Hit[]} hits @param {string[]} words @param {(word: string) => number} rarity */
export function worthOf(page, hits, words, rarity) {
  const based = words.map(base);
  const flat = page.tags.flat();
  const headings = [...page.headings, ...hits.flatMap(({ heading }) => heading?.map(base) ?? [])];
  const text = Math.max(...hits.map(({ terms }) => sum(words, (word) => (terms[word] ? rarity(word) : 0))));
  const places = words.map((word, at) => {
    const isLast = at === words.length - 1;
    const inTitle = likeness(page.title, based[at] ?? "", isLast) * WORTH.title;
    const inTags = likeness(flat, based[at] ?? "", isLast) * WORTH.tag;
    const inHeadings = likeness(headings, based[at] ?? "", isLast) * WORTH.heading;
    return Math.max(inTitle, inTags, inHeadings) * rarity(word);
  });
  return text * WORTH.text + places.reduce((a, b) => a + b, 0) + phraseWorth(page, hits, words, rarity);
}

/** @param {Page} page @param {Hit[]} hits @param {string[]} words @param {(word: string) => number} rarity */
function phraseWorth(page, hits, words, rarity) {
  const based = words.map(base);
  const all = sum(words, rarity);
  const tags = page.tags.map((tag) => {
    if (tag.join("") === based.join("")) return PHRASE.wholeTag * all;
    if (holds(tag, based)) return PHRASE.tag * all;
    // A keyword in the question is worth as much as the words that it takes up.
    const at = startOf(based, tag);
    return at < 0 ? 0 : PHRASE.tag * sum(words.slice(at, at + tag.length), rarity);
  });
  const inTitle = based.length > 1 && holds(page.title, based) ? PHRASE.title * all : 0;
  const isHeading = holds(page.headings, based) || hits.some(({ heading, says }) => heading && says?.(words, "title"));
  const inHeading = based.length > 1 && isHeading ? PHRASE.heading * all : 0;
  return Math.max(0, inTitle, inHeading, ...tags);
}

/** @param {string[]} words @param {string} word @param {boolean} isLast  whether it may still be typed */
function likeness(words, word, isLast) {
  if (words.includes(word)) return 1;
  if (words.some((one) => isAlike(one, word))) return 0.8;
  return isLast && word.length > 1 && words.some((one) => one.startsWith(word)) ? UNFINISHED : 0;
}

/** @param {string[]} words @param {(word: string) => number} worth */
export function sum(words, worth) {
  return [...new Set(words)].reduce((total, word) => total + worth(word), 0);
}
