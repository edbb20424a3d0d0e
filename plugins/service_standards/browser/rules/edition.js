/**
 * Answers on their way to the next edition of the standard.
 *
 * Pure, and the same as `service_standards/merge/editions.py`. tests/vectors/edition/README.md states the rules.
 * No answer is ever lost: it is carried, or kept under its old id in what is parked.
 */

import { serialise } from "../answer/canonical.js";
import { Carrier } from "./edition-carrying.js";
import { completeContent, isBlankContent } from "../merge/merge.js";

export { wordDiff } from "./word-diff.js";

/**
 * @import {FileFinding, FindingContent} from "../types.js"
 * @import {ChangeKind, DeclaredChange, Decision, Item, ItemKind, Release, ReleasedCriterion} from "../result-types.js"
 * @import {Conflict, GivenFindings} from "../merge/merge.js"
 */

export const KEEP_ALL = "keep all";
/**
 * What a person can decide for each kind of item; the first is what happens without a decision.
 *
 * @type {Record<ItemKind, Decision[]>}
 */
export const DECISIONS = {
  kept: ["keep"],
  reworded: ["keep", "confirm", "reset"],
  moved: ["keep", "park"],
  split: ["keep", "park"],
  merged: ["keep", "park"],
  covered: ["keep", "park"],
  withdrawn: ["keep"],
  new: ["keep"],
};
/** @type {Partial<Record<ChangeKind, ItemKind>>} */
const ENDS = { "moved-to": "moved", "split-to": "split", "merged-to": "merged", "covered-by": "covered" };
const FIELDS = /** @type {const} */ (["title", "dimension", "obligation", "level", "phases", "roles", "applies_when", "requirement", "checks"]);
/** Where a criterion stands and who sees it: an answer does not depend on these. */
const PLACE = ["title", "dimension", "phases", "roles"];

/**
 * The steps from one version to a later one; none if they are not connected.
 *
 * @param {Release[]} releases
 * @param {string} before
 * @param {string} after
 * @returns {[Release, Release][]}
 */
export function editionPath(releases, before, after) {
  const byVersion = new Map(releases.map((release) => [release.standard.version, release]));
  /** @type {[Release, Release][]} */
  const steps = [];
  for (let release = byVersion.get(after); release !== undefined && release.standard.version !== before; ) {
    const earlier = byVersion.get(release.previous ?? "");
    if (earlier === undefined || steps.length > byVersion.size) return [];
    steps.unshift([earlier, release]);
    release = earlier;
  }
  return steps;
}

/**
 * What becomes of each criterion, and with it of each finding. The declared changes count where `to` follows on
 * `from`; otherwise, and for what is not declared, the two catalogues are compared.
 *
 * @param {GivenFindings} findings
 * @param {Release} from
 * @param {Release} to
 * @returns {Item[]}
 */
export function reviewEdition(findings, from, to) {
  const review = new Review(findings, from, to);
  const items = from.criteria.flatMap(({ id }) => (review.placed.has(id) ? [] : [review.item(id)]));
  const fresh = to.criteria.flatMap(({ id }) => (review.old.has(id) || review.reached.has(id) ? [] : [review.built("new", [], [id])]));
  const unknown = [...review.findings.keys()].filter((id) => !review.old.has(id) && !review.fresh.has(id)).sort();
  return withSharedTargets([...items, ...fresh, ...unknown.map((id) => review.built("withdrawn", [id], []))]);
}

/**
 * What is carried to a criterion that has other origins too is marked: none of them speaks for all. What a criterion is
 * covered by is what it was before, and no origin of it.
 *
 * @param {Item[]} items
 * @returns {Item[]}
 */
function withSharedTargets(items) {
  const targets = items.flatMap(({ kind, to }) => (["moved", "split", "merged"].includes(kind) ? to : []));
  /** @param {string} id */
  const isShared = (id) => targets.indexOf(id) !== targets.lastIndexOf(id);
  return items.map((item) => ((item.kind === "moved" || item.kind === "merged") && isShared(item.to[0]) ? { ...item, shared: true } : item));
}

/**
 * The findings (without blank ones), what is parked, and the conflicts of merged criteria, in the form that
 * resolve() of merge.js takes. Decisions are by the key of an item; what is not decided is kept.
 *
 * @param {GivenFindings} findings
 * @param {Record<string, FileFinding>} parked
 * @param {Item[]} items
 * @param {Record<string, Decision> | typeof KEEP_ALL} [decisions]
 * @returns {{findings: Record<string, FindingContent>, parked: Record<string, FileFinding>, conflicts: Conflict[]}}
 */
export function applyEdition(findings, parked, items, decisions = KEEP_ALL) {
  const carrier = new Carrier(asMap(findings), parked);
  /** @type {Item[]} */
  const proposing = [];
  for (const item of items) {
    const decision = decisionFor(item, decisions);
    const { kind, editorial = false } = item;
    if (decision === "park" || kind === "withdrawn") carrier.park(item);
    else if (proposes(item)) proposing.push(item);
    else if (kind === "reworded") carrier.reword(item, decision);
    else if (kind === "moved") carrier.move(item, !editorial && Object.keys(item.before ?? {}).some((field) => !PLACE.includes(field)));
    else if (kind === "merged") carrier.combine(item);
    else if (kind === "new") carrier.restore(item.key);
  }
  // A proposal gives way to an answer, wherever that comes from.
  for (const item of proposing) carrier.propose(item);
  const said = [...carrier.found].filter(([, finding]) => !isBlankContent(finding));
  return { findings: Object.fromEntries(said), parked: Object.fromEntries(carrier.parked), conflicts: carrier.conflicts };
}

/** @param {Item} item @returns {boolean}  its answers are proposed and not carried */
export function proposes({ kind, from, findings, shared = false }) {
  const isPartly = kind === "merged" && Object.keys(findings).length < from.length;
  return shared || isPartly || kind === "split" || kind === "covered";
}

/** @param {Item} item @param {Record<string, Decision> | string} decisions @returns {Decision} */
function decisionFor({ key, kind }, decisions) {
  if (typeof decisions === "string" && decisions !== KEEP_ALL) throw new TypeError(`"${decisions}" is no decision for all`);
  const allowed = DECISIONS[kind];
  const decision = typeof decisions !== "string" && Object.hasOwn(decisions, key) ? decisions[key] : allowed[0];
  if (!allowed.includes(decision)) throw new TypeError(`"${decision}" is no decision for ${key} (${kind})`);
  return decision;
}

/** @param {GivenFindings} findings */
function asMap(findings) {
  return new Map(findings instanceof Map ? findings : Object.entries(findings));
}

/** Two editions and the findings of the first; remembers what has its place already. */
class Review {
  /** @type {Set<string>} */
  placed = new Set();
  /** @type {Set<string>} */
  reached = new Set();

  /** @param {GivenFindings} findings @param {Release} from @param {Release} to */
  constructor(findings, from, to) {
    this.findings = asMap(findings);
    this.old = new Map(from.criteria.map((criterion) => [criterion.id, criterion]));
    this.fresh = new Map(to.criteria.map((criterion) => [criterion.id, criterion]));
    const changes = to.previous === from.standard.version ? to.changes : [];
    this.ends = new Map(changes.flatMap((change) => goneIn(change).map((id) => [id, change])));
    this.rewordings = new Map(changes.flatMap(({ kind, id }) => (id && (kind === "editorial" || kind === "modified") ? [[id, kind]] : [])));
  }

  /** @param {string} id  of the edition before @returns {Item} */
  item(id) {
    const [before, after] = [this.old.get(id), this.fresh.get(id)];
    if (before && after) {
      const declared = this.rewordings.get(id);
      const isEditorial = declared === "editorial" || (declared === undefined && differing(before, after).length === 0);
      return this.built(isEditorial ? "kept" : "reworded", [id], [id]);
    }
    const change = this.ends.get(id);
    const ids = change === undefined ? [id] : goneIn(change);
    const sources = ids.filter((one) => this.old.has(one) && !this.fresh.has(one) && !this.placed.has(one));
    const targets = (change?.to ?? []).filter((one) => this.fresh.has(one));
    const kind = (change && targets.length > 0 && ENDS[change.kind]) || "withdrawn";
    for (const one of sources) this.placed.add(one);
    if (kind !== "covered") for (const one of targets) this.reached.add(one);
    return this.built(kind, sources, targets, change);
  }

  /** @param {ItemKind} kind @param {string[]} from @param {string[]} to @param {DeclaredChange} [change] @returns {Item} */
  built(kind, from, to, change) {
    const { reason, note } = change ?? {};
    const [key] = [...from, ...to];
    const titles = from.flatMap((id) => [[id, this.old.get(id)?.title]]).filter(([, title]) => title !== undefined);
    const stays = kind === "kept" || kind === "reworded";
    const [before, after] = [this.old.get(from[0]), this.fresh.get(to[0])];
    const answered = (from.length > 0 ? from : to).filter((id) => !isBlankContent(this.findings.get(id)));
    return {
      ...{ key, kind, from, to },
      ...(reason ? { reason } : {}),
      ...(note ? { note } : {}),
      ...(change?.editorial && kind === "moved" ? { editorial: true } : {}),
      ...(titles.length > 0 && !stays ? { titles: Object.fromEntries(titles) } : {}),
      ...(before && after && (stays || kind === "moved") ? difference(before, after) : {}),
      findings: Object.fromEntries(answered.map((id) => [id, completeContent(this.findings.get(id))])),
    };
  }
}

/** @param {DeclaredChange} change @returns {string[]}  the criteria that it takes out of the catalogue */
function goneIn({ kind, id, from = [] }) {
  return kind === "withdrawn" && id ? [id] : from;
}

/** @param {ReleasedCriterion} before @param {ReleasedCriterion} after @returns {{before?: object, after?: object}} */
function difference(before, after) {
  const fields = differing(before, after);
  if (fields.length === 0) return {};
  /** @param {ReleasedCriterion} criterion */
  const picked = (criterion) => Object.fromEntries(fields.map((field) => [field, criterion[field]]));
  return { before: picked(before), after: picked(after) };
}

/** @param {ReleasedCriterion} before @param {ReleasedCriterion} after */
function differing(before, after) {
  return FIELDS.filter((field) => compared(before, field) !== compared(after, field));
}

/** @param {ReleasedCriterion} criterion @param {typeof FIELDS[number]} field @returns {string}  phases, roles and facts have no order */
function compared(criterion, field) {
  /** @param {string[]} [ids] */
  const sorted = (ids = []) => [...new Set(ids)].sort();
  if (field === "phases" || field === "roles") return serialise(sorted(criterion[field]));
  if (field !== "applies_when") return serialise(criterion[field]);
  const { all, any, none } = criterion.applies_when;
  return serialise([all, any, none].map(sorted));
}
