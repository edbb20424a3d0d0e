/**
 * Three-way merge of two assessments of one service, finding by finding and field by field.
 *
 * Pure, and the same as `service_standards/merge/three_way.py`. tests/vectors/merge/README.md states the
 * rules and what is guaranteed: no answer is ever lost, and a note never travels without its outcome.
 */

import { serialise } from "../answer/canonical.js";
import { mergeEvidence, tidyEvidence, without } from "./merge-evidence.js";
import { givingWay } from "./merge-inherited.js";

/**
 * @import {Evidence, FindingContent, Loose} from "../types.js"
 * @import {Side} from "./merge-evidence.js"
 *
 * @typedef {{[key in keyof FindingContent]?: FindingContent[key] | null}} GivenFinding  what is absent is blank
 * @typedef {Map<string, GivenFinding> | Record<string, GivenFinding>} GivenFindings  by criterion
 * @typedef {{name: string, phase: string, facts: Record<string, boolean>, target: Record<string, number>}} ServiceFields
 * @typedef {"ours" | "theirs" | "both"} Choice  both: only for a note and for evidence
 * @typedef {Map<string, unknown>} Fields
 *
 * @typedef {object} Conflict  base, ours and theirs are absent where an unknown key, a fact or a target is
 * @property {string | null} criterion  null: the service itself
 * @property {string} field  answer, note, evidence, owner, due, extra/KEY; name, phase, facts/ID, target/ID
 * @property {unknown} [base]
 * @property {unknown} [ours]
 * @property {unknown} [theirs]
 */

/**
 * @template Merged
 * @typedef {object} Merge
 * @property {Merged} merged  in a conflict: ours
 * @property {Conflict[]} conflicts  by criterion, sorted
 * @property {{criterion: string | null, fields: string[]}[]} taken  where merged has what is theirs
 */

const NOT_ASSESSED = "not-assessed";
/** Stands in the key of a choice where a finding has its criterion. */
const SERVICE = "service";

/**
 * Merge the findings. Without a common ancestor (`base` null), a blank gives way and all else that differs is a conflict.
 *
 * @param {{base: GivenFindings | null, ours: GivenFindings, theirs: GivenFindings}} sides
 * @returns {Merge<Record<string, FindingContent>>}
 */
export function mergeFindings({ base, ours, theirs }) {
  const [before, here, there] = [base ?? {}, ours, theirs].map((findings) => new Map(findings instanceof Map ? findings : Object.entries(findings)));
  const criteria = [...new Set([...here.keys(), ...there.keys()])].sort();
  const results = criteria.map((criterion) => {
    const [base, ours, theirs] = [before, here, there].map((findings) => findings.get(criterion) ?? {});
    const [was, mine, other] = givingWay(base, ours, theirs, isBlankContent).map(fieldsOf);
    const title = here.get(criterion)?.title || there.get(criterion)?.title || "";
    const { merged, conflicts, taken } = mergeFields(was, mine, other);
    return { criterion, content: contentOf(merged, title), conflicts: conflicts.map((conflict) => ({ criterion, ...conflict })), fields: taken };
  });
  return {
    merged: Object.fromEntries(results.map(({ criterion, content }) => [criterion, content])),
    conflicts: results.flatMap(({ conflicts }) => conflicts),
    taken: results.flatMap(({ criterion, fields }) => (fields.length > 0 ? [{ criterion, fields }] : [])),
  };
}

/**
 * Merge what is said about the service itself: its name, its phase, each fact and each target.
 *
 * @param {{base: Partial<ServiceFields> | null, ours: Partial<ServiceFields>, theirs: Partial<ServiceFields>}} sides
 * @returns {Merge<ServiceFields>}
 */
export function mergeService({ base, ours, theirs }) {
  const [was, mine, other] = [base ?? {}, ours, theirs].map(
    ({ name, phase, facts, target }) => new Map([["name", name ?? ""], ["phase", phase ?? ""], ...grouped("facts", facts), ...grouped("target", target)]),
  );
  const { merged, conflicts, taken } = mergeFields(was, mine, other);
  const { name, phase } = Object.fromEntries(merged);
  return {
    merged: /** @type {ServiceFields} */ ({ name, phase, facts: ungrouped("facts", merged), target: ungrouped("target", merged) }),
    conflicts: conflicts.map((conflict) => ({ criterion: null, ...conflict })),
    taken: taken.length > 0 ? [{ criterion: null, fields: taken }] : [],
  };
}

/**
 * Apply choices, by `criterion/field` (`service/field` for the service). What is not chosen stays a conflict.
 *
 * @template Merged
 * @param {Pick<Merge<Merged>, "merged" | "conflicts">} result
 * @param {Record<string, Choice>} choices
 * @returns {{merged: Merged, conflicts: Conflict[]}}
 */
export function resolve({ merged, conflicts }, choices) {
  const next = structuredClone(merged);
  const rows = /** @type {Record<string, Loose>} */ (next);
  /** @type {Conflict[]} */
  const open = [];
  for (const conflict of conflicts) {
    const { criterion, field } = conflict;
    const key = `${criterion ?? SERVICE}/${field}`;
    const choice = Object.hasOwn(choices, key) ? choices[key] : null;
    const row = criterion === null ? /** @type {Loose} */ (next) : rows[criterion];
    if (choice === null) open.push(conflict);
    else if (choice === "theirs") setTheirs(row, conflict);
    else if (choice === "both" && (field === "note" || field === "evidence")) setBoth(row, conflict);
    else if (choice !== "ours") throw new TypeError(`"${choice}" is no choice for ${key}`);
  }
  return { merged: next, conflicts: open };
}

/** @param {GivenFinding | undefined} finding @returns {FindingContent}  with every member */
export function completeContent(finding) {
  return contentOf(fieldsOf(finding), finding?.title || "");
}

/** @param {GivenFinding | undefined} finding @returns {boolean}  whether it says nothing */
export function isBlankContent(finding) {
  return isSame({ ...completeContent(finding), title: "" }, completeContent({}));
}

/**
 * @param {Fields} base
 * @param {Fields} ours
 * @param {Fields} theirs
 * @returns {{merged: Fields, conflicts: Omit<Conflict, "criterion">[], taken: string[]}}
 */
function mergeFields(base, ours, theirs) {
  const all = [...new Set([...ours.keys(), ...theirs.keys()])];
  const names = [...all.filter((name) => !name.includes("/")), ...all.filter((name) => name.includes("/")).sort()];
  const sides = new Map(names.map((name) => [name, sideOf(base.get(name), ours.get(name), theirs.get(name))]));
  keepTogether(sides, ours, theirs);
  /** @type {Fields} */
  const merged = new Map();
  const conflicts = [];
  const taken = [];
  for (const [field, side] of sides) {
    const [was, mine, other] = [base, ours, theirs].map((fields) => fields.get(field));
    if (field === "evidence") {
      const items = mergeEvidence(.../** @type {[Evidence[], Evidence[], Evidence[]]} */ ([was ?? [], mine, other]));
      merged.set(field, items.merged);
      if (items.taken) taken.push(field);
      if (items.clash) conflicts.push({ field, ...items.clash });
      continue;
    }
    const chosen = side === "theirs" ? other : mine;
    // What the chosen side took away stays away.
    if (chosen !== undefined) merged.set(field, chosen);
    if (side === "theirs") taken.push(field);
    if (side === "conflict") conflicts.push({ field, ...present({ base: was, ours: mine, theirs: other }) });
  }
  return { merged, conflicts, taken };
}

/** @param {unknown} base @param {unknown} ours @param {unknown} theirs @returns {Side} */
function sideOf(base, ours, theirs) {
  if (isSame(ours, theirs)) return "same";
  if (isSame(base, ours)) return "theirs";
  return isSame(base, theirs) ? "ours" : "conflict";
}

/**
 * A note says why an outcome is what it is. Where the outcomes differ, both come from one side or both are a conflict.
 *
 * @param {Map<string, Side>} sides
 * @param {Fields} ours
 * @param {Fields} theirs
 */
function keepTogether(sides, ours, theirs) {
  const [mine, other] = [ours, theirs].map((fields) => /** @type {{outcome: string} | undefined} */ (fields.get("answer"))?.outcome);
  const note = sides.get("note");
  if (mine === other || note === "same" || note === sides.get("answer")) return;
  sides.set("answer", "conflict").set("note", "conflict");
}

/** @param {GivenFinding | undefined} finding @returns {Fields} */
function fieldsOf(finding) {
  const { outcome, reason, note, evidence, owner, due, extra } = finding ?? {};
  return new Map(/** @type {[string, unknown][]} */ ([
    ["answer", { outcome: outcome || NOT_ASSESSED, reason: reason ?? "" }],
    ["note", note ?? ""],
    ["evidence", (evidence ?? []).map(tidyEvidence)],
    ["owner", owner ?? ""],
    ["due", due ?? ""],
    ...grouped("extra", extra),
  ]));
}

/** @param {Fields} fields @param {string} title @returns {FindingContent} */
function contentOf(fields, title) {
  const { answer, note, evidence, owner, due } = Object.fromEntries(fields);
  return /** @type {FindingContent} */ ({ title, .../** @type {object} */ (answer), note, evidence, owner, due, extra: ungrouped("extra", fields) });
}

/** @param {string} group @param {object | null | undefined} members @returns {[string, unknown][]} */
function grouped(group, members) {
  return Object.entries(members ?? {}).map(([key, value]) => [`${group}/${key}`, value]);
}

/** @param {string} group @param {Fields} fields @returns {Loose} */
function ungrouped(group, fields) {
  const start = `${group}/`;
  return Object.fromEntries([...fields].flatMap(([field, value]) => (field.startsWith(start) ? [[field.slice(start.length), value]] : [])));
}

/** @param {Loose} members @returns {Loose}  without those that are absent */
function present(members) {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** @param {Loose} row @param {Conflict} conflict */
function setTheirs(row, { field, ours, theirs }) {
  const slash = field.indexOf("/");
  const group = field.slice(0, slash);
  if (slash >= 0) row[group] = present({ .../** @type {Loose} */ (row[group]), [field.slice(slash + 1)]: theirs });
  else if (field === "answer") Object.assign(row, theirs);
  else if (field === "evidence") row.evidence = replaced(row.evidence, ours, theirs);
  else row[field] = theirs;
}

/** @param {Loose} row @param {Conflict} conflict  a text is joined by a blank line */
function setBoth(row, { field, theirs }) {
  if (field === "evidence") row.evidence = replaced(row.evidence, theirs, theirs);
  else row.note = [row.note, theirs].filter((text) => text !== "").join("\n\n");
}

/** @param {unknown} items @param {unknown} gone @param {unknown} added @returns {Evidence[]} */
function replaced(items, gone, added) {
  const [here, old, fresh] = /** @type {Evidence[][]} */ ([items, gone, added]);
  return [...without(here, old), ...fresh];
}

/** @param {unknown} left @param {unknown} right @returns {boolean}  deeply, whatever the order of keys */
function isSame(left, right) {
  return left === right || (left !== undefined && right !== undefined && serialise(left) === serialise(right));
}
