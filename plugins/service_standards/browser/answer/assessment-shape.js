/** What an assessment file must look like: one clause for the first thing that does not fit. */

import { SHAPE } from "../words/reading-words.js";
import { isDay as isRealDay, isTime as isRealTime } from "./days.js";
import { LONGEST_TEXT, MOST_EVIDENCE, MOST_SNAPSHOTS, OUTCOMES } from "./vocabulary.js";

/** @import {Loose} from "../types.js" */

/** @typedef {(value: unknown, place: string) => string | null} Check  the fault, or null */

export const ROOT = SHAPE.file;
const FORBIDDEN = ["__proto__", "constructor", "prototype"];

/**
 * The first key that could change how the page works, at any depth.
 *
 * @param {unknown} root
 * @returns {string | undefined}
 */
export function forbiddenKey(root) {
  const open = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== "object" || value === null) continue;
    const found = Object.keys(value).find((key) => FORBIDDEN.includes(key));
    if (found !== undefined) return found;
    // One by one, because spreading a very long list into push() overflows the stack.
    for (const item of Object.values(value)) open.push(item);
  }
  return undefined;
}

/** @param {Loose} file @returns {string | null}  the first value that does not fit */
export function shapeFault(file) {
  return isFile(file, ROOT);
}

/** @param {string} found @returns {string}  short enough for a sentence */
export function quoted(found) {
  return `"${cut(found)}"`;
}

/** @param {unknown} value @returns {value is Loose} */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @type {(expected: string, fits: (value: unknown) => boolean) => Check} */
const value = (expected, fits) => (found, place) => (fits(found) ? null : fault(place, expected, found));

// How long texts are has been looked at by then, known or not.
const isText = value(SHAPE.text(LONGEST_TEXT), (found) => typeof found === "string");
const isLevel = value(SHAPE.level, Number.isSafeInteger);
const isAnswer = value(SHAPE.answer, (found) => typeof found === "boolean");
const isOutcome = value(SHAPE.oneOf(OUTCOMES), (found) => typeof found === "string" && /** @type {string[]} */ (OUTCOMES).includes(found));
const isDay = value(SHAPE.day, isRealDay);
const isTime = value(SHAPE.time, isRealTime);

/** @type {(check: Check) => Check} */
const orNull = (check) => (found, place) => (found === null ? null : check(found, place));
/** @type {(check: Check) => Check} */
const each = (check) => (found, place) => (isObject(found) ? firstFault(found, check, place) : fault(place, SHAPE.object, found));
/** @type {(most: number, check: Check) => Check} */
const list = (most, check) => (found, place) => {
  if (!Array.isArray(found)) return fault(place, SHAPE.list, found);
  return found.length > most ? SHAPE.many(place, found.length, most) : firstFault(found, check, place);
};
/** Members that are present must fit; others may be anything. @type {(members: Record<string, Check>) => Check} */
const object = (members) => (found, place) => {
  if (!isObject(found)) return fault(place, SHAPE.object, found);
  const known = Object.entries(found).filter(([key]) => Object.hasOwn(members, key));
  return firstFault(Object.fromEntries(known), (item, inner, key) => members[key](item, inner), place);
};

const [text, day, time] = [isText, isDay, isTime].map(orNull);
const isEvidence = object({ title: text, url: text, path: text, date: day, by: text, expires: day });
const isFinding = object({
  title: isText, outcome: isOutcome, reason: text, note: text, evidence: orNull(list(MOST_EVIDENCE, isEvidence)), owner: text, due: day, updated: time,
  exemption: orNull(object({ approved_by: text, approved_on: day, reason: text, until: day })),
});
const isFile = object({
  standard: object({ id: isText, version: isText, digest: isText }),
  service: object({ id: isText, name: isText, phase: isText, facts: each(isAnswer) }),
  target: each(isLevel),
  findings: each(isFinding),
  parked: each(isFinding),
  snapshots: list(MOST_SNAPSHOTS, object({ date: isDay, label: isText, standard_version: isText, outcomes: each(isOutcome) })),
});

/**
 * @param {object} found
 * @param {(item: unknown, place: string, key: string) => string | null} check
 * @param {string} place
 */
function firstFault(found, check, place) {
  for (const [key, item] of Object.entries(found)) {
    const problem = check(item, placed(place, Array.isArray(found) ? Number(key) : key), key);
    if (problem) return problem;
  }
  return null;
}

/** @param {string} place @param {string | number} key  or the place in a list, from 0 @returns {string}  the place of what is in it */
export function placed(place, key) {
  const inner = typeof key === "number" ? SHAPE.item(key + 1) : cut(key);
  return place === ROOT ? SHAPE.valueOf(inner) : `${place} / ${inner}`;
}

/** @param {string} place @param {string} expected @param {unknown} found */
function fault(place, expected, found) {
  const shown = typeof found === "string" ? quoted(found) : Array.isArray(found) ? SHAPE.list : isObject(found) ? SHAPE.object : String(found);
  return SHAPE.fault(place, shown, expected);
}

/** @param {string} found */
function cut(found) {
  return found.length > 60 ? `${found.slice(0, 60)}…` : found;
}
