/**
 * What a report says of a service, and what the decision paper of a gate says: data without a word, the same as
 * `report/report_data.py` gives.
 */

import { IN_FORCE, exemptionOf, exemptionsOf } from "../answer/exemption.js";
import { NOT_APPLICABLE } from "../answer/vocabulary.js";
import { aims, evidenceProblems, gapsToTarget, judged, openCriteria, summarySentence } from "./gaps.js";
import { isBaseline } from "./applicable.js";
import { evaluate } from "./scoring.js";

/**
 * @import {Assessment, CatalogueData, FileFinding, Gate} from "../types.js"
 * @import {Review} from "./gaps.js"
 * @import {Entry, Evaluation, Exemption, ReportHead, SetAside, WholeReport, GateReport} from "../result-types.js"
 *
 * @typedef {object} Given
 * @property {Assessment} assessment
 * @property {CatalogueData} catalogue
 * @property {string[]} dimensions  those that are looked at
 * @property {string} today  YYYY-MM-DD
 */

/** The marks that a new edition leaves on an answer. */
const MARKS = ["check_again", "proposed"];

/** @param {Given} given @returns {WholeReport} */
export function reportOf(given) {
  const { assessment, catalogue: { criteria, dimensions } } = given;
  const target = aims(assessment.target, given.catalogue);
  const review = reviewOf(given);
  const { evaluation } = review;
  const gaps = gapsToTarget({ ...review, target });
  const titles = new Map(dimensions.map(({ id, title }) => [id, title]));
  const ids = new Set(criteria.map(({ id }) => id));
  return {
    ...headOf(given),
    summary: summarySentence(evaluation, gaps, target),
    baseline: evaluation.baseline,
    dimensions: evaluation.dimensions.map(({ id, level, assessed, applicable, points, possible }) =>
      ({ id, title: titles.get(id) ?? id, level, target: Object.hasOwn(target, id) ? target[id] : null, assessed, applicable, points, possible })),
    index: evaluation.index,
    gaps: gaps.map((gap) => ({ ...gap, ...detailsOf(given, gap.id) })),
    exemptions: exemptionsIn(given, review),
    evidence: evidenceProblems(review),
    not_applicable: entriesOf(given, review.evaluation, ids).filter(({ outcome }) => outcome === NOT_APPLICABLE),
    set_aside: setAsideOf(given, evaluation, ids),
  };
}

/** @param {Given} given @param {Gate} gate @returns {GateReport} */
export function gateReportOf(given, gate) {
  const { checklists, documents = [] } = given.catalogue;
  const due = new Set(checklists.find(({ id }) => id === gate.id)?.criteria);
  const review = reviewOf(given);
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  // What a service may do is never a condition.
  const open = openCriteria(review, ({ id, obligation }) => due.has(id) && obligation !== "may");
  const entries = entriesOf(given, review.evaluation, due);
  const rule = given.catalogue.scoring.gate;
  const asked = entries.filter((entry) => isBaseline(entry, rule) && entry.outcome !== NOT_APPLICABLE);
  return {
    ...headOf(given),
    gate: { id: gate.id, title: gate.title, decisions: gate.decisions },
    baseline: { met: asked.filter(({ outcome }) => outcome === rule.outcome).length, applicable: asked.length },
    due: entries,
    open: open.map(({ id }) => id),
    exemptions: exemptionsIn(given, review).filter(({ id }) => due.has(id)),
    documents: [...new Set([...gate.create, ...gate.update])].map((id) => ({ id, title: titles.get(id) ?? id, is_new: gate.create.includes(id) })),
    evidence: evidenceProblems(review).filter(({ id }) => due.has(id)),
    set_aside: setAsideOf(given, review.evaluation, due),
  };
}

/** @param {Given} given */
function reviewOf({ assessment: { service, findings }, catalogue, dimensions, today }) {
  const evaluation = evaluate({
    dimensions,
    levels: catalogue.levels.map(({ number }) => number),
    policy: catalogue.scoring,
    criteria: catalogue.criteria,
    facts: service.facts,
    findings,
  });
  return { catalogue, evaluation, findings, today };
}

/** @param {Given} given @returns {ReportHead}  without a title of the phase where there are no phases */
function headOf({ assessment: { standard, service }, catalogue, today }) {
  const { id, title, version } = catalogue.standard;
  const { phase } = service;
  return {
    standard: { id, title, version },
    assessed: standard.version,
    date: today,
    service: { id: service.id, name: service.name, phase, phase_title: (catalogue.phases.find(({ id }) => id === phase)?.title ?? phase) || (catalogue.phases[0] ? "" : null) },
    facts: catalogue.facts.map(({ id: fact, question }) => ({ id: fact, question, answer: Object.hasOwn(service.facts, fact) ? service.facts[fact] : null })),
  };
}

/**
 * @param {Given} given
 * @param {Evaluation} evaluation
 * @param {Set<string>} wanted
 * @returns {Entry[]}  in catalogue order, without what the facts took out
 */
function entriesOf(given, evaluation, wanted) {
  const { catalogue, assessment: { findings }, today } = given;
  return judged({ catalogue, evaluation, findings, today }).filter(({ id }) => wanted.has(id)).map((one) => ({ ...one, ...detailsOf(given, one.id) }));
}

/** @param {Given} given @param {Review} review @returns {Exemption[]}  in catalogue order, whether they count or not */
function exemptionsIn({ assessment: { findings }, catalogue, today }, review) {
  const left = new Set(judged(review).map(({ id }) => id));
  return exemptionsOf(catalogue.criteria.filter(({ id }) => left.has(id)), findings, catalogue.scoring, today, isBaseline);
}

/** @param {Given} given @param {string} id */
function detailsOf({ assessment: { findings }, catalogue: { scoring }, today }, id) {
  const finding = /** @type {FileFinding & {inherited_from?: unknown} & Record<string, unknown>} */ (Object.hasOwn(findings, id) ? findings[id] : {});
  const exemption = exemptionOf(finding, scoring, today);
  return {
    reason: finding.reason ?? "",
    note: finding.note ?? "",
    evidence: (finding.evidence ?? []).map(({ title, url, path, date, by, expires }) =>
      ({ title: title ?? "", url: url ?? "", path: path ?? "", date: date ?? "", by: by ?? "", expires: expires ?? "" })),
    marks: MARKS.filter((mark) => finding[mark] === true),
    is_inherited: typeof finding.inherited_from === "string",
    exempt_until: exemption?.state === IN_FORCE ? exemption.until : "",
  };
}

/** @param {Given} given @param {Evaluation} evaluation @param {Set<string>} wanted @returns {SetAside[]} */
function setAsideOf({ assessment: { service }, catalogue }, { removed }, wanted) {
  const titles = new Map(catalogue.criteria.map(({ id, title }) => [id, title]));
  const words = new Map(catalogue.facts.map(({ id, if_yes, if_no }) => [id, Object.hasOwn(service.facts, id) && service.facts[id] ? if_yes : if_no]));
  return removed.filter(({ id }) => wanted.has(id)).map(({ id, facts }) =>
    ({ id, title: titles.get(id) ?? "", facts, because: facts.map((fact) => words.get(fact) ?? fact) }));
}
