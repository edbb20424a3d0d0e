/** Marks on an answer that came from another edition of the standard; who answers anew takes them away. */

import { CHECK_AGAIN, PROPOSED } from "../words/messages.js";

/** @import {FindingPatch, FindingRow} from "../types.js" */

const WORDS = new Map([["check_again", CHECK_AGAIN], ["proposed", PROPOSED]]);

/** @param {Pick<FindingRow, "extra">} finding @returns {string[]}  what its marks say */
export function marksOf({ extra }) {
  return [...WORDS].flatMap(([mark, words]) => (extra[mark] === true ? [words] : []));
}

/** @param {Pick<FindingRow, "extra">} finding @returns {FindingPatch} */
export function withoutMarks({ extra }) {
  return { extra: Object.fromEntries(Object.entries(extra).filter(([key]) => !WORDS.has(key))) };
}
