/**
 * A link that carries the outcomes and facts of one assessment: no name, no free text.
 *
 * "#share=1." ("1": this format), then base64url without padding of these bits, the highest first:
 *   32  edition: the first 8 hex digits of the standard's digest
 *   32  list: CRC-32 of the standard's id, the criterion ids and the fact ids, one a line
 *    3  a criterion, in catalogue order: its place in CODED, or EXPLAINED
 *    2  a fact, in catalogue order: its place in ANSWERS; then zeros up to a whole byte
 *   32  CRC-32 of all bytes before
 * Answers go by place, so a link for another list is refused: they would land on the wrong criteria.
 */

import { CODED, NOT_APPLICABLE, NOT_ASSESSED } from "../answer/vocabulary.js";
import { LINK } from "../words/reading-words.js";

/**
 * @import {Facts, Outcome, StandardReference} from "../types.js"
 * @typedef {{id: string}[]} Listed
 * @typedef {{ok: false, kind: "not-a-link" | "too-long" | "newer-format" | "damaged" | "other-list", message: string}} ShareRefusal
 * @typedef {{ok: true, outcomes: Map<string, Outcome>, explained: Set<string>, facts: Facts, sameEdition: boolean}} Shared
 *   explained: the criteria that do not apply for a reason, which the link does not hold
 */

/** Room for about 8,000 criteria. */
export const MAX_FRAGMENT = 4096;
const ANSWERS = [undefined, false, true];
/** "Not applicable" with a reason, and so one that counts. The last place, so that there may be more outcomes. */
const EXPLAINED = 7;

/**
 * @param {{standard: StandardReference, criteriaIds: string[], outcomes: Map<string, Outcome>, explained?: Set<string>, facts: Facts, factIds: string[]}} shared
 *   ids in catalogue order
 * @returns {string}  for the address, with its "#"
 */
export function encodeShare({ standard, criteriaIds, outcomes, explained = new Set(), facts, factIds }) {
  const bits = [
    edition(standard),
    listMark(standard, criteriaIds, factIds),
    ...criteriaIds.map((id) => binary(coded(outcomes.get(id), explained.has(id)), 3)),
    ...factIds.map((id) => binary(ANSWERS.indexOf(Object.hasOwn(facts, id) ? facts[id] : undefined), 2)),
  ].join("");
  const bytes = bytesOf(bits);
  const text = String.fromCharCode(...bytes, ...bytesOf(binary(crc32(bytes), 32)));
  return `#share=1.${btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/**
 * Read a fragment, whatever it is. What is not assessed or not answered is left out.
 *
 * @param {unknown} fragment
 * @param {{standard: StandardReference, criteria: Listed, facts: Listed}} catalogue
 * @returns {Shared | ShareRefusal}
 */
export function decodeShare(fragment, catalogue) {
  const text = typeof fragment === "string" ? fragment : "";
  const [, version, payload] = /^#?share=(?:(\d+)\.)?(.*)/.exec(text.slice(0, MAX_FRAGMENT)) ?? [];
  if (payload === undefined) return refusal("not-a-link", LINK.notALink);
  if (text.length > MAX_FRAGMENT) return refusal("too-long", LINK.tooLong);
  if (version !== undefined && version !== "1") return refusal("newer-format", LINK.newerFormat);
  const bytes = Array.from(decoded(payload), (letter) => letter.charCodeAt(0));
  const bits = bytes.map((byte) => binary(byte, 8)).join("");
  const isWhole = bits.slice(-32) === binary(crc32(bytes.slice(0, -4)), 32);
  const mark = listMark(catalogue.standard, catalogue.criteria.map(({ id }) => id), catalogue.facts.map(({ id }) => id));
  if (isWhole && bits.slice(32, 64) !== mark) {
    return refusal("other-list", LINK.otherList);
  }
  const shared = unpacked(bits, catalogue);
  // The right content is written in one way only, so this finds whatever else is wrong.
  if (text.replace(/^#?/, "#") === shared.written) return shared.found;
  return refusal("damaged", LINK.damaged);
}

/** @param {string} bits @param {{standard: StandardReference, criteria: Listed, facts: Listed}} catalogue */
function unpacked(bits, { standard, criteria, facts }) {
  let at = 64;
  /** @param {number} width */
  const take = (width) => Number.parseInt(bits.slice(at, (at += width)), 2);
  /** @type {Map<string, Outcome>} */
  const outcomes = new Map();
  /** @type {Facts} */
  const answers = {};
  /** @type {Set<string>} */
  const explained = new Set();
  for (const { id } of criteria) {
    const code = take(3);
    const outcome = code === EXPLAINED ? NOT_APPLICABLE : CODED[code];
    if (code === EXPLAINED) explained.add(id);
    if (outcome && outcome !== NOT_ASSESSED) outcomes.set(id, outcome);
  }
  for (const { id } of facts) {
    const answer = ANSWERS[take(2)];
    if (answer !== undefined) answers[id] = answer;
  }
  const digest = Number.parseInt(bits.slice(0, 32), 2).toString(16).padStart(8, "0");
  const [criteriaIds, factIds] = [criteria, facts].map((list) => list.map(({ id }) => id));
  const written = encodeShare({ standard: { ...standard, digest }, criteriaIds, outcomes, explained, facts: answers, factIds });
  return { written, found: /** @type {Shared} */ ({ ok: true, outcomes, explained, facts: answers, sameEdition: bits.startsWith(edition(standard)) }) };
}

/** @param {Outcome | undefined} outcome @param {boolean} isExplained */
function coded(outcome, isExplained) {
  if (outcome === NOT_APPLICABLE && isExplained) return EXPLAINED;
  return Math.max(0, CODED.indexOf(outcome ?? NOT_ASSESSED));
}

/** @param {StandardReference} standard */
function edition({ digest }) {
  return binary(Number.parseInt(digest.replace("sha256:", "").slice(0, 8), 16) >>> 0, 32);
}

/** @param {StandardReference} standard @param {string[]} criteria @param {string[]} facts */
function listMark({ id }, criteria, facts) {
  return binary(crc32(new TextEncoder().encode([id, ...criteria, "", ...facts].join("\n"))), 32);
}

/** @param {number} value @param {number} width */
function binary(value, width) {
  return value.toString(2).padStart(width, "0");
}

/** @param {string} bits */
function bytesOf(bits) {
  return (bits.match(/.{1,8}/g) ?? []).map((eight) => Number.parseInt(eight.padEnd(8, "0"), 2));
}

/** @param {string} text  @returns {string}  one letter a byte */
function decoded(text) {
  try {
    return atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}

/** @param {Iterable<number>} bytes */
function crc32(bytes) {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** @param {ShareRefusal["kind"]} kind @param {string} message @returns {ShareRefusal} */
function refusal(kind, message) {
  return { ok: false, kind, message };
}
