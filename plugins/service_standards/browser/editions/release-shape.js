/** Whether what a site publishes of an edition is whole; the same shape as service_standards/model/release.py. */

import { isObject } from "../answer/assessment-shape.js";
import { MOST_ENTRIES } from "../answer/vocabulary.js";

/**
 * @import {Release} from "../result-types.js"
 * @typedef {(value: unknown) => boolean} Check
 */

const KINDS = ["editorial", "modified", "moved-to", "split-to", "merged-to", "covered-by", "withdrawn", "new"];

/** @type {Check} */
const isText = (value) => typeof value === "string";
/** @type {(check: Check) => Check} */
const list = (check) => (value) => Array.isArray(value) && value.length <= MOST_ENTRIES && value.every(check);
/** @type {(check: Check) => Check} */
const absentOr = (check) => (value) => value === undefined || value === null || check(value);
/** @type {(members: Record<string, Check>) => Check} */
const object = (members) => (value) => isObject(value) && Object.entries(members).every(([name, check]) => check(value[name]));

const ids = list(isText);
const isCriterion = object({
  id: isText, title: isText, dimension: isText, obligation: isText, level: absentOr(Number.isSafeInteger), phases: ids, roles: ids,
  applies_when: (value) => isObject(value) && Object.entries(value).every(([name, facts]) => ["all", "any", "none"].includes(name) && ids(facts)), requirement: isText, checks: ids,
});
const isChange = object({
  kind: (value) => KINDS.includes(String(value)),
  id: absentOr(isText), from: absentOr(ids), to: absentOr(ids), reason: absentOr(isText), note: absentOr(isText),
  editorial: absentOr((value) => typeof value === "boolean"),
});
const isWhole = object({
  format: (value) => value === "release/1",
  standard: object({ id: isText, title: isText, version: isText, digest: isText, date: isText }),
  previous: absentOr(isText),
  criteria: list(isCriterion),
  changes: list(isChange),
  dimensions: absentOr(list(object({ id: isText, title: isText }))),
});

/** @param {unknown} value @returns {value is Release} */
export function isRelease(value) {
  if (!isWhole(value)) return false;
  const { criteria } = /** @type {Release} */ (value);
  return new Set(criteria.map(({ id }) => id)).size === criteria.length;
}
