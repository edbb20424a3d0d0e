/** What changed between two texts, word by word. */

/** @typedef {{op: "same" | "added" | "removed", text: string}} Part */

/** A longer text is shown as one change where it differs, so that the page never waits. */
const MOST_WORDS = 400;

/**
 * The words of `before` are those of the parts that are the same or removed, the words of `after` those that are the
 * same or added, in order. Where both change, what was removed comes first. Blanks between words make no difference.
 *
 * @param {string} before
 * @param {string} after
 * @returns {Part[]}
 */
export function wordDiff(before, after) {
  const [old, fresh] = [before, after].map((text) => text.split(/\s+/).filter((word) => word !== ""));
  const start = commonLength(old, fresh);
  const end = commonLength(old.slice(start).reverse(), fresh.slice(start).reverse());
  const [oldMiddle, freshMiddle] = [old, fresh].map((words) => words.slice(start, words.length - end));
  const isLong = Math.max(oldMiddle.length, freshMiddle.length) > MOST_WORDS;
  const pairs = isLong ? [] : commonWords(oldMiddle, freshMiddle);
  /** @type {Part[]} */
  const parts = [];
  add(parts, "same", old.slice(0, start));
  let [here, there] = [0, 0];
  for (const [inOld, inFresh] of [...pairs, [oldMiddle.length, freshMiddle.length]]) {
    add(parts, "removed", oldMiddle.slice(here, inOld));
    add(parts, "added", freshMiddle.slice(there, inFresh));
    add(parts, "same", oldMiddle.slice(inOld, inOld + 1));
    [here, there] = [inOld + 1, inFresh + 1];
  }
  add(parts, "same", old.slice(old.length - end));
  return parts;
}

/** @param {Part[]} parts @param {Part["op"]} op @param {string[]} words */
function add(parts, op, words) {
  if (words.length === 0) return;
  const last = parts.at(-1);
  if (last?.op === op) last.text += ` ${words.join(" ")}`;
  else parts.push({ op, text: words.join(" ") });
}

/** @param {string[]} left @param {string[]} right */
function commonLength(left, right) {
  const most = Math.min(left.length, right.length);
  let length = 0;
  while (length < most && left[length] === right[length]) length += 1;
  return length;
}

/**
 * The longest common subsequence.
 *
 * @param {string[]} old
 * @param {string[]} fresh
 * @returns {[number, number][]}  places in both
 */
function commonWords(old, fresh) {
  const width = fresh.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  for (let here = old.length - 1; here >= 0; here -= 1) {
    for (let there = fresh.length - 1; there >= 0; there -= 1) {
      const place = here * width + there;
      lengths[place] = old[here] === fresh[there] ? lengths[place + width + 1] + 1 : Math.max(lengths[place + width], lengths[place + 1]);
    }
  }
  /** @type {[number, number][]} */
  const pairs = [];
  for (let [here, there] = [0, 0]; here < old.length && there < fresh.length; ) {
    const place = here * width + there;
    if (old[here] === fresh[there]) pairs.push([here++, there++]);
    else if (lengths[place + width] >= lengths[place + 1]) here += 1;
    else there += 1;
  }
  return pairs;
}
