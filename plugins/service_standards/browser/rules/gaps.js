/** What stands between a service and its targets, and what its evidence lacks. */

import { NOT_APPLICABLE, NOT_ASSESSED, OBLIGATIONS } from "../answer/vocabulary.js";
import { evidenceFaults } from "./evidence.js";
import { countedOutcome, hasLevels, isGate } from "./applicable.js";

/**
 * @import {CatalogueData, Criterion, FileFinding, FileFindings, Gate, Outcome} from "../types.js"
 * @import {Evaluation, EvidenceProblem, Gap, SummaryNumbers} from "../result-types.js"
 *
 * @typedef {object} Review
 * @property {Pick<CatalogueData, "criteria" | "levels" | "scoring">} catalogue
 * @property {Pick<Evaluation, "dimensions" | "removed">} evaluation  which dimensions are looked at, and what the facts set aside
 * @property {FileFindings} findings
 * @property {string} today  YYYY-MM-DD
 */

/** @param {FileFindings} findings @returns {Map<string, Outcome>}  as they count: "not applicable" needs a reason */
export function countedOutcomes(findings) {
  return new Map(Object.entries(findings).map(([id, finding]) => [id, /** @type {Outcome} */ (countedOutcome(finding))]));
}

/** @param {Record<string, number>} target @param {Pick<CatalogueData, "criteria" | "levels" | "scoring">} catalogue @returns {Record<string, number>}  of the dimensions that have levels */
export function aims(target, catalogue) {
  return Object.fromEntries(Object.entries(target).filter(([dimension]) => hasLevels(catalogue, dimension)));
}

/**
 * What is not met up to the target level of each dimension: first what blocks, then the advice; each by level.
 * All that is not met if there are no levels.
 *
 * @param {Review & {target: Record<string, number>}} review
 */
export function gapsToTarget(review) {
  const targets = new Map(Object.entries(review.target));
  const { levels } = review.catalogue;
  return openCriteria(review, ({ dimension, level }) => levels.length === 0 || level <= (targets.get(dimension) ?? 0));
}

/** @param {Pick<CatalogueData, "gates" | "checklists">} catalogue @returns {Gate[]}  those of which it is known what is due */
export function gatesOf({ gates = [], checklists }) {
  return gates.filter((gate) => checklists.some(({ id }) => id === gate.id));
}

/** What is not met of one phase, in the same order. @param {Review & {phase: string}} review */
export function dueAtGate(review) {
  return openCriteria(review, ({ phases }) => phases.includes(review.phase));
}

/**
 * What is wrong with the evidence of each criterion.
 *
 * @param {Review} review
 * @returns {EvidenceProblem[]}  in catalogue order
 */
export function evidenceProblems(review) {
  const { findings, today } = review;
  return criteriaOf(review).flatMap(({ id, evidence }) =>
    evidenceFaults(own(findings, id), evidence, today).map((fault) => ({ id, ...fault })));
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

/** @param {Review} review @param {(criterion: Criterion) => boolean} wanted @returns {Gap[]}  the worst first, equals in catalogue order */
export function openCriteria(review, wanted) {
  const wantedIds = new Set(review.catalogue.criteria.filter(wanted).map(({ id }) => id));
  const gaps = judged(review).filter(({ id, outcome, blocks }) => wantedIds.has(id) && outcome !== NOT_APPLICABLE && (outcome !== "met" || blocks));
  return gaps.sort((one, other) =>
    Number(other.blocks) - Number(one.blocks) || one.level - other.level || OBLIGATIONS.indexOf(one.obligation) - OBLIGATIONS.indexOf(other.obligation));
}

/** @param {Review} review @returns {Gap[]}  every criterion that the facts leave in, in catalogue order, as it counts */
export function judged(review) {
  const { findings, today, catalogue } = review;
  const { gate } = catalogue.scoring;
  const outcomes = countedOutcomes(findings);
  return criteriaOf(review).map(({ id, title, dimension, obligation, level }) => {
    const outcome = outcomes.get(id) ?? NOT_ASSESSED;
    const { owner, due } = own(findings, id);
    const blocks = outcome !== NOT_APPLICABLE && outcome !== gate.outcome && isGate({ obligation, level }, gate);
    return { id, title, dimension, obligation, level, outcome, blocks, owner: owner ?? "", due: due ?? "", overdue: Boolean(due && due < today) };
  });
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
