/** The rows of the store: what they look like, how they begin, and how a patch changes them. */

import { looksLikeDay } from "../answer/days.js";
import { LONGEST_TEXT, OUTCOMES } from "../answer/vocabulary.js";

/**
 * @import {ContentRows, ContentStore, RowKey} from "../kept-types.js"
 * @import {FindingContent, FindingPatch, FindingRow, Loose, NewService, ServicePatch, ServiceRow} from "../types.js"
 */

const FIELDS = {
  findings: ["title", "outcome", "reason", "note", "evidence", "owner", "due", "extra"],
  services: ["name", "phase", "facts", "target", "standard", "extra", "parked", "snapshots"],
};
const SHAPES = {
  findings: {
    texts: ["service", "criterion", "title", "outcome", "reason", "note", "owner", "due", "updated"],
    objects: ["extra", "changes"],
    list: "evidence",
    days: ["date", "expires"],
  },
  services: {
    texts: ["id", "name", "phase", "created", "updated"],
    objects: ["facts", "target", "standard", "extra", "parked"],
    list: "snapshots",
    days: ["date"],
  },
};
/** Patched key by key, so that two tabs may answer two facts at once. */
export const KEYED = ["facts", "target"];

/** @param {ServiceRow | null} row  an invented service, shown only where it was chosen */
export function isExample(row) {
  return row?.extra.file?.example === true;
}

/** @param {ServiceRow[]} services */
export function lastOwn(services) {
  return services.findLast((row) => !isExample(row)) ?? null;
}

/** @returns {FindingContent} */
export function blankContent() {
  return { title: "", outcome: "not-assessed", reason: "", note: "", evidence: [], owner: "", due: "", extra: {} };
}

/** @param {string} service @param {string} criterion @returns {FindingRow} */
export function blankFinding(service, criterion) {
  return { service, criterion, ...blankContent(), updated: "", revision: 0, changes: {} };
}

/** @param {NewService} content @param {string} id @param {string} created @returns {ServiceRow} */
export function newServiceRow(content, id, created) {
  const blank = { name: "", phase: "", facts: {}, target: {}, extra: {}, parked: {}, snapshots: [] };
  return { ...blank, ...content, id, created, updated: created };
}

/**
 * The first change of an inherited answer makes all of it the service's own; one that was opened again inherits no more.
 *
 * @param {FindingRow} shown
 * @param {FindingPatch} patch
 * @returns {FindingPatch}
 */
export function ownedWith({ title, outcome, reason, note, evidence, extra: { inherited_from, ...extra } }, patch) {
  if (inherited_from === undefined) return {};
  return { title, outcome, reason, note, evidence, extra: patch.outcome === "not-assessed" ? { ...extra, inherits: false } : extra };
}

/**
 * @template T
 * @param {Record<string, T>} current
 * @param {Record<string, T | null>} [patch]  null takes a key away
 * @returns {Record<string, T>}
 */
export function keyed(current, patch = {}) {
  const all = Object.entries({ ...current, ...patch }).filter(([, value]) => value !== null);
  return /** @type {Record<string, T>} */ (Object.fromEntries(all));
}

/** @param {string} left @param {string} right */
export function compare(left, right) {
  return left < right ? -1 : Number(left > right);
}

/**
 * The part of a patch that changes something, what it replaces, and the row with it.
 *
 * @template {ContentStore} Name
 * @param {Name} store
 * @param {ContentRows[Name]} row
 * @param {FindingPatch | ServicePatch} patch
 * @returns {{before: Loose, after: Loose, next: ContentRows[Name]}}
 */
export function difference(store, row, patch) {
  const next = /** @type {Loose} */ ({ ...row });
  const [before, after] = /** @type {Loose[]} */ ([{}, {}]);
  for (const [field, wanted] of Object.entries(patch)) {
    if (!FIELDS[store].includes(field)) throw new TypeError(`a row has no field ${field}`);
    const old = next[field];
    if (KEYED.includes(field)) {
      const keys = changedKeys(old, wanted);
      if (keys.length === 0) continue;
      [before[field], after[field]] = [picked(old, keys), picked(wanted, keys)];
      next[field] = keyed(/** @type {Loose} */ (old), /** @type {Loose} */ (wanted));
    } else if (!isSame(old, wanted)) {
      [before[field], after[field], next[field]] = [old, wanted, wanted];
    }
  }
  return { before, after, next: /** @type {ContentRows[Name]} */ (next) };
}

/**
 * @template {ContentStore} Name
 * @param {Name} store
 * @param {unknown} row
 * @returns {row is ContentRows[Name]}
 */
export function isSound(store, row) {
  const { texts, objects, list, days } = SHAPES[store];
  if (!isObject(row) || !areTexts(row, texts) || !objects.every((field) => isObject(row[field])) || !areDated(row[list], days)) return false;
  if (store === "findings") {
    const { outcome, due, revision } = row;
    return OUTCOMES.some((one) => one === outcome) && looksLikeDay(due) && Number.isSafeInteger(revision);
  }
  const [facts, target, standard, parked] = /** @type {Loose[]} */ ([row.facts, row.target, row.standard, row.parked]);
  return (
    Object.values(facts).every((answer) => typeof answer === "boolean") &&
    Object.values(target).every(Number.isSafeInteger) &&
    areTexts(standard, ["id", "version", "digest"]) &&
    /** @type {Loose[]} */ (row.snapshots).every(({ outcomes }) => isObject(outcomes)) &&
    Object.values(parked).every((finding) => isObject(finding) && areDated(finding.evidence ?? [], SHAPES.findings.days))
  );
}

/** @param {unknown} value @returns {boolean}  whether a text in it is longer than the assessment file allows */
export function isTooLong(value) {
  if (typeof value === "string") return value.length > LONGEST_TEXT && [...value].length > LONGEST_TEXT;
  return typeof value === "object" && value !== null && Object.values(value).some(isTooLong);
}

/** @param {ContentStore} store @param {unknown} row @returns {RowKey} */
export function keyOf(store, row) {
  const { id, service, criterion } = /** @type {{id: string, service: string, criterion: string}} */ (row);
  return store === "services" ? id : [service, criterion];
}

/** @param {unknown} value @returns {value is Loose} */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} list @param {string[]} days  the fields of its items that hold one, if they are there */
function areDated(list, days) {
  return Array.isArray(list) && list.every((item) => isObject(item) && days.every((name) => looksLikeDay(item[name] ?? "")));
}

/** @param {Loose} row @param {string[]} fields */
function areTexts(row, fields) {
  return fields.every((field) => typeof row[field] === "string");
}

/** @param {unknown} old @param {unknown} wanted @returns {string[]} */
function changedKeys(old, wanted) {
  const entries = Object.entries(/** @type {Loose} */ (wanted));
  return entries.filter(([key, value]) => picked(old, [key])[key] !== value).map(([key]) => key);
}

/** @param {unknown} value @param {string[]} keys @returns {Loose}  null where a key is absent */
function picked(value, keys) {
  return Object.fromEntries(keys.map((key) => [key, /** @type {Loose} */ (value)[key] ?? null]));
}

/** @param {unknown} left @param {unknown} right @returns {boolean}  deeply, whatever the order of keys */
export function isSame(left, right) {
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return left === right;
  const [one, other] = /** @type {Loose[]} */ ([left, right]);
  const keys = Object.keys(one);
  return (
    Array.isArray(left) === Array.isArray(right) &&
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}

/** @param {FindingRow | ServiceRow | null} one @param {FindingRow | ServiceRow | null} other @returns {boolean}  whenever each was kept */
export function saysSame(one, other) {
  return isSame(said(one), said(other));
}

/** @param {FindingRow | ServiceRow | null} row @returns {Loose | null}  without what the store fills in */
function said(row) {
  if (row === null) return null;
  const { service: _service, updated: _updated, revision: _revision, changes: _changes, ...rest } = /** @type {Loose} */ ({ ...row });
  return rest;
}
