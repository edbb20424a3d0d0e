/** What an assessment file must look like: one clause for the first thing that does not fit. */

/** @import {Loose} from "./types.js" */

/** @typedef {(value: unknown, place: string) => string | null} Check  the fault, or null */

const ROOT = "the file";
const FORBIDDEN = ["__proto__", "constructor", "prototype"];
const OUTCOMES = ["met", "partly-met", "not-met", "not-applicable", "not-assessed"];
const MAX_TEXT = 20000;
const MAX_DEPTH = 64;

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

/**
 * A key that stands twice in one object: reading would silently drop one of the two values.
 *
 * @param {string} text  valid JSON
 * @returns {string | undefined}
 */
export function repeatedKey(text) {
  /** @type {Set<string>[]} */
  const open = [];
  let last = "";
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:]/g)) {
    if (token === "{" || token === "[") open.push(new Set());
    else if (token === "}" || token === "]") open.pop();
    else if (token !== ":") last = token;
    else {
      const key = JSON.parse(last);
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
  }
  return undefined;
}

/** @param {Loose} file @returns {string | null}  the first value that does not fit */
export function shapeFault(file) {
  return limitFault(file, ROOT, 1) ?? isFile(file, ROOT);
}

/** @param {string} found @returns {string}  short enough for a sentence */
export function quoted(found) {
  return `"${cut(found)}"`;
}

/** @param {unknown} value @returns {value is Loose} */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value @param {string} place @param {number} depth @returns {string | null}  what could not be written back */
function limitFault(value, place, depth) {
  if (typeof value === "number" && !Number.isFinite(value)) return `${place} is too large a number`;
  if (typeof value !== "object" || value === null) return null;
  if (depth > MAX_DEPTH) return `it is nested more than ${MAX_DEPTH} levels deep`;
  return firstFault(value, (item, inner) => limitFault(item, inner, depth + 1), place);
}

/** @type {(expected: string, fits: (value: unknown) => boolean) => Check} */
const value = (expected, fits) => (found, place) => (fits(found) ? null : fault(place, expected, found));
/** @type {(pattern: RegExp) => (value: unknown) => boolean} */
const like = (pattern) => (found) => typeof found === "string" && pattern.test(found);

const isText = value(`a text of at most ${MAX_TEXT} characters`, (found) =>
  typeof found === "string" && (found.length <= MAX_TEXT || [...found].length <= MAX_TEXT));
const isLevel = value("a whole number", Number.isSafeInteger);
const isAnswer = value("true or false", (found) => typeof found === "boolean");
const isOutcome = value(`one of ${OUTCOMES.join(", ")}`, (found) => typeof found === "string" && OUTCOMES.includes(found));
const isDay = value("a date such as 2026-11-23", like(/^(\d{4}-\d\d-\d\d)?$/));
const isTime = value("a time such as 2026-11-23T10:42:00Z", like(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)?$/));

/** @type {(check: Check) => Check} */
const orNull = (check) => (found, place) => (found === null ? null : check(found, place));
/** @type {(check: Check) => Check} */
const each = (check) => (found, place) => (isObject(found) ? firstFault(found, check, place) : fault(place, "an object", found));
/** @type {(check: Check) => Check} */
const list = (check) => (found, place) => (Array.isArray(found) ? firstFault(found, check, place) : fault(place, "a list", found));
/** Members that are present must fit; others may be anything. @type {(members: Record<string, Check>) => Check} */
const object = (members) => (found, place) => {
  if (!isObject(found)) return fault(place, "an object", found);
  const known = Object.entries(found).filter(([key]) => Object.hasOwn(members, key));
  return firstFault(Object.fromEntries(known), (item, inner, key) => members[key](item, inner), place);
};

const [text, day, time] = [isText, isDay, isTime].map(orNull);
const isEvidence = object({ title: text, url: text, path: text, date: day, by: text, expires: day });
const isFinding = object({
  title: isText, outcome: isOutcome, reason: text, note: text, evidence: orNull(list(isEvidence)), owner: text, due: day, updated: time,
});
const isFile = object({
  standard: object({ id: isText, version: isText, digest: isText }),
  service: object({ id: isText, name: isText, phase: isText, facts: each(isAnswer) }),
  target: each(isLevel),
  findings: each(isFinding),
  parked: each(isFinding),
  snapshots: list(object({ date: isDay, label: isText, standard_version: isText, outcomes: each(isOutcome) })),
});

/**
 * @param {object} found
 * @param {(item: unknown, place: string, key: string) => string | null} check
 * @param {string} place
 */
function firstFault(found, check, place) {
  for (const [key, item] of Object.entries(found)) {
    const inner = Array.isArray(found) ? `item ${Number(key) + 1}` : cut(key);
    const problem = check(item, place === ROOT ? `the value of ${inner}` : `${place} / ${inner}`, key);
    if (problem) return problem;
  }
  return null;
}

/** @param {string} place @param {string} expected @param {unknown} found */
function fault(place, expected, found) {
  const shown = typeof found === "string" ? quoted(found) : Array.isArray(found) ? "a list" : isObject(found) ? "an object" : String(found);
  return `${place} is ${shown} where ${expected} should stand`;
}

/** @param {string} found */
function cut(found) {
  return found.length > 60 ? `${found.slice(0, 60)}…` : found;
}
