/** What stands between a service and its targets, and what its evidence lacks. */

import { isOutdated } from "./days.js";
import { countedOutcome } from "./scoring.js";

/**
 * @import {CatalogueData, Criterion, Evaluation, FileFinding, FileFindings, Outcome} from "./types.js"
 *
 * @typedef {object} Review
 * @property {Pick<CatalogueData, "criteria" | "scoring">} catalogue
 * @property {Pick<Evaluation, "dimensions" | "removed">} evaluation  which dimensions are looked at, and what the facts set aside
 * @property {FileFindings} findings
 * @property {string} today  YYYY-MM-DD
 *
 * @typedef {Pick<Criterion, "id" | "title" | "dimension" | "obligation" | "level">
 *   & {outcome: Outcome, blocks: boolean, owner: string, due: string, overdue: boolean}} Gap
 *   one criterion that is not met; one that does not block its level is advice
 * @typedef {{id: string, kind: "missing" | "expired" | "outdated", title: string, date: string}} EvidenceProblem
 * @typedef {{assessed: number, applicable: number, targets: number, reached: number, reachable: number,
 *   blocking: number, advised: number, overdue: number}} SummaryNumbers
 */

const RANKS = ["must", "should", "may"];

/** @param {FileFindings} findings @returns {Map<string, Outcome>}  as they count: "not applicable" needs a reason */
export function countedOutcomes(findings) {
  return new Map(Object.entries(findings).map(([id, finding]) => [id, /** @type {Outcome} */ (countedOutcome(finding))]));
}

/**
 * What is not met up to the target level of each dimension: first what blocks, then the advice; each by level.
 *
 * @param {Review & {target: Record<string, number>}} review
 */
export function gapsToTarget(review) {
  const targets = new Map(Object.entries(review.target));
  return openCriteria(review, ({ dimension, level }) => level <= (targets.get(dimension) ?? 0));
}

/** What is not met of one phase, in the same order. @param {Review & {phase: string}} review */
export function dueAtGate(review) {
  return openCriteria(review, ({ phases }) => phases.includes(review.phase));
}

/**
 * Evidence that is missing where it is expected, has expired, or is older than its criterion allows.
 *
 * @param {Review} review
 * @returns {EvidenceProblem[]}  in catalogue order
 */
export function evidenceProblems(review) {
  const { findings, today } = review;
  return criteriaOf(review).flatMap(({ id, evidence: { required_for, max_age_months } }) => {
    const { outcome = "not-assessed", evidence } = own(findings, id);
    const isMissing = !evidence?.length && required_for.includes(outcome);
    /** @type {EvidenceProblem[]} */
    const problems = isMissing ? [{ id, kind: "missing", title: "", date: "" }] : [];
    for (const { title, url, path, date, expires } of evidence ?? []) {
      const named = { id, title: title || url || path || "" };
      if (expires && expires < today) problems.push({ ...named, kind: "expired", date: expires });
      else if (isOutdated(date, max_age_months, today)) problems.push({ ...named, kind: "outdated", date: date ?? "" });
    }
    return problems;
  });
}

/**
 * The numbers of one sentence about a service. A dimension in which nothing applies has no target to reach.
 *
 * @param {Pick<Evaluation, "dimensions" | "coverage">} evaluation
 * @param {Gap[]} gaps  as gapsToTarget gives them
 * @param {Record<string, number>} target
 * @returns {SummaryNumbers}
 */
export function summarySentence({ dimensions, coverage }, gaps, target) {
  const aimed = dimensions.filter(({ id, level }) => level.at_least !== null && Object.hasOwn(target, id));
  /** @param {"at_least" | "at_most"} end */
  const reaching = (end) => aimed.filter(({ id, level }) => (level[end] ?? 0) >= target[id]).length;
  /** @param {"blocks" | "overdue"} name */
  const count = (name) => gaps.filter((gap) => gap[name]).length;
  return {
    ...coverage,
    targets: aimed.length,
    reached: reaching("at_least"),
    reachable: reaching("at_most"),
    blocking: count("blocks"),
    advised: gaps.length - count("blocks"),
    overdue: count("overdue"),
  };
}

/** @param {Review} review @param {(criterion: Criterion) => boolean} wanted @returns {Gap[]} */
function openCriteria(review, wanted) {
  const { findings, today, catalogue } = review;
  const { gate } = catalogue.scoring;
  const outcomes = countedOutcomes(findings);
  const gaps = criteriaOf(review).filter(wanted).flatMap(({ id, title, dimension, obligation, level }) => {
    const outcome = outcomes.get(id) ?? "not-assessed";
    const blocks = obligation === gate.obligation && level >= gate.first_level && outcome !== gate.outcome;
    if (outcome === "not-applicable" || (outcome === "met" && !blocks)) return [];
    const { owner, due } = own(findings, id);
    const overdue = Boolean(due && due < today);
    return [{ id, title, dimension, obligation, level, outcome, blocks, owner: owner ?? "", due: due ?? "", overdue }];
  });
  // Equals stay in catalogue order.
  return gaps.sort((one, other) =>
    Number(other.blocks) - Number(one.blocks) || one.level - other.level || RANKS.indexOf(one.obligation) - RANKS.indexOf(other.obligation));
}

/** @param {Review} review */
function criteriaOf({ catalogue, evaluation }) {
  const dimensions = new Set(evaluation.dimensions.map(({ id }) => id));
  const removed = new Set(evaluation.removed.map(({ id }) => id));
  return catalogue.criteria.filter(({ id, dimension }) => dimensions.has(dimension) && !removed.has(id));
}

/** @param {FileFindings} findings @param {string} id @returns {FileFinding} */
function own(findings, id) {
  return Object.hasOwn(findings, id) ? findings[id] : {};
}
