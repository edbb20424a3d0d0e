/** What the answers of a service say: a sentence, the gaps, the next gate, the evidence, the heat map. */

import { criterionLink, fold, redraw, table } from "./build.js";
import { localDay } from "./days.js";
import { part, setText } from "./dom.js";
import { dueAtGate, evidenceProblems, gapsToTarget, summarySentence } from "./gaps.js";
import { heatMap } from "./heat-map.js";
import { EVIDENCE, GAPS, GATE, OUTCOME, count, due, evidenceProblem, obligation, summary } from "./results-words.js";

/**
 * @import {Gap, Review} from "./gaps.js"
 * @import {Session} from "./session.js"
 * @import {Catalogue, Evaluation} from "./types.js"
 */

/**
 * @param {HTMLElement} root
 * @param {Session} session
 * @param {Evaluation} evaluation
 */
export function showReview(root, session, evaluation) {
  const { catalogue, service } = session;
  const target = service?.target ?? {};
  const review = reviewOf(session, evaluation);
  const gaps = gapsToTarget({ ...review, target });
  setText(part(root, "summary"), summary(summarySentence(evaluation, gaps, target)));
  redraw(part(root, "gaps"), ...gapTables(catalogue, gaps, Object.keys(target).length > 0));
  redraw(part(root, "gate"), ...gateTable(review, catalogue, service?.phase ?? ""));
  redraw(part(root, "evidence-problems"), ...evidenceTable(review, catalogue));
  redraw(part(root, "heat"), heatMap(catalogue, evaluation, review.findings));
}

/** @param {Session} session @param {Evaluation} evaluation @returns {Review} */
export function reviewOf({ catalogue, findings }, evaluation) {
  return { catalogue, evaluation, findings: Object.fromEntries(findings), today: localDay(new Date()) };
}

/** @param {Catalogue} catalogue @param {Gap[]} gaps @param {boolean} aimed */
function gapTables(catalogue, gaps, aimed) {
  if (!aimed) return [GAPS.noTarget];
  const blocking = gaps.filter(({ blocks }) => blocks);
  const advised = gaps.filter(({ blocks }) => !blocks);
  return [
    blocking.length === 0 ? GAPS.reached : gapTable(catalogue, `${GAPS.blocking} (${blocking.length})`, blocking),
    ...(advised.length === 0 ? [] : [fold(`${GAPS.advised} (${advised.length})`, gapTable(catalogue, GAPS.advised, advised))]),
  ];
}

/** @param {Catalogue} catalogue @param {string} caption @param {Gap[]} gaps */
function gapTable(catalogue, caption, gaps) {
  const rows = gaps.map((gap) =>
    [criterionLink(catalogue, gap.id), obligation(gap), OUTCOME[gap.outcome], gap.owner || "–", due(gap)]);
  return table(caption, GAPS.columns, rows);
}

/** @param {Review} review @param {Catalogue} catalogue @param {string} phase */
function gateTable(review, catalogue, phase) {
  if (phase === "") return [GATE.noPhase];
  const open = dueAtGate({ ...review, phase });
  if (open.length === 0) return [GATE.done];
  const title = catalogue.phases.find(({ id }) => id === phase)?.title ?? phase;
  const must = open.filter(({ blocks }) => blocks).length;
  const caption = GATE.caption(title);
  return [fold(`${caption} (${count(open.length, "criterion", "criteria")}, ${must} must)`, gapTable(catalogue, caption, open))];
}

/** @param {Review} review @param {Catalogue} catalogue */
function evidenceTable(review, catalogue) {
  const problems = evidenceProblems(review);
  if (problems.length === 0) return [EVIDENCE.none];
  const rows = problems.map((problem) => [criterionLink(catalogue, problem.id), evidenceProblem(problem), problem.title || "–"]);
  return [table(EVIDENCE.caption, EVIDENCE.columns, rows)];
}
