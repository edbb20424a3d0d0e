// Marks the words of a question in titles and texts of an index, and cuts texts to the first blocks
// that hold one, as Material's worker does.

import { wordsOf } from "./words.js";

const MOST_BLOCKS = 2;
const TAG = /<(\/?)[^>]*>/g;
const WORD = /&[a-z]+;|&#\d+;|[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu;

/** @param {string} html @returns {string[]}  its outermost elements, and what stands between them */
function blocksOf(html) {
  const blocks = [];
  let [start, depth] = [0, 0];
  for (const tag of html.matchAll(TAG)) {
    if (depth === 0 && tag.index > start) blocks.push(html.slice(start, tag.index));
    if (depth === 0) start = tag.index;
    depth += tag[1] === "" ? 1 : -1;
    if (depth > 0) continue;
    depth = 0;
    blocks.push(html.slice(start, tag.index + tag[0].length));
    start = tag.index + tag[0].length;
  }
  return start < html.length ? [...blocks, html.slice(start)] : blocks;
}

/** @param {string} word @param {string[]} starts @returns {boolean} */
function fits(word, starts) {
  const [plain = ""] = wordsOf(word);
  const ends = [plain, plain.slice(plain.lastIndexOf("'") + 1)];
  return !word.startsWith("&") && ends.some((end) => starts.some((start) => end.startsWith(start)));
}

/**
 * @param {string} html  with tags of the plain form that an index holds
 * @param {string[]} words  that are marked, with all that begin like them
 * @param {boolean} isWhole  whether what holds none of them stays
 * @returns {string}
 */
export function marked(html, words, isWhole) {
  /** @param {string} text */
  const mark = (text) => text.replace(WORD, (word) => (fits(word, words) ? `<mark>${word}</mark>` : word));
  const blocks = (isWhole ? [html] : blocksOf(html)).map((block) => block.split(/(<[^>]*>)/).map((part, at) => (at % 2 ? part : mark(part))).join(""));
  const holding = blocks.filter((block) => block.includes("<mark>"));
  return isWhole || holding.length === 0 ? blocks.join("") : holding.slice(0, MOST_BLOCKS).join("");
}
