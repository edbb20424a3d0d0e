/** What the answers of a service say: a sentence, the gaps, the next gate, the evidence, the heat map. */

import { criterionLink, fold, redraw, table } from "../kit/drawing.js";
import { localDay } from "../answer/days.js";
import { part, setText, show } from "../kit/dom.js";
import { aims, dueAtGate, evidenceProblems, gapsToTarget, gatesOf, openCriteria, summarySentence } from "../rules/gaps.js";
import { isBaseline } from "../rules/applicable.js";
import { heatMap } from "./heat-map.js";
import { marksOf } from "../kit/edition-marks.js";
import { OUTCOME, outcomeWords } from "../words/outcome-words.js";
import { baseline } from "../words/progress-words.js";
import { AGAIN, EVIDENCE, GAPS, GATE, due, evidenceProblem, obligation, summary } from "../words/results-words.js";

/**
 * @import {Review} from "../rules/gaps.js"
 * @import {Evaluation, Gap} from "../result-types.js"
 * @import {Session} from "../session/session.js"
 * @import {Catalogue} from "../types.js"
 */

/**
 * @param {HTMLElement} root
 * @param {Session} session
 * @param {Evaluation} evaluation
 */
export function showReview(root, session, evaluation) {
  const { catalogue, service } = session;
  const target = aims(service?.target ?? {}, catalogue);
  const review = reviewOf(session, evaluation);
  const gaps = gapsToTarget({ ...review, target });
  showBaseline(root, session, baseline(evaluation.baseline));
  // Without levels, the gaps say the same.
  redraw(part(root, "open-baseline"), ...(catalogue.levels.length === 0 ? [] : openBaseline(review, session)));
  setText(part(root, "summary"), summary(summarySentence(evaluation, gaps, target)));
  showAgain(root, session);
  redraw(part(root, "gaps"), ...(catalogue.levels.length === 0 ? unmetTables(session, gaps) : gapTables(session, gaps, Object.keys(target).length > 0)));
  redraw(part(root, "gate"), ...gateTable(review, session, service?.phase ?? ""));
  show(part(root, "paper"), gatesOf(catalogue).length > 0);
  redraw(part(root, "evidence-problems"), ...evidenceTable(review, catalogue));
  // Without levels there is no map.
  const heat = part(root, "heat");
  if (heat) redraw(heat, heatMap(catalogue, evaluation, review.findings));
}

/** @param {HTMLElement} root @param {Session} session @param {string} said */
function showBaseline(root, session, said) {
  setText(part(root, "baseline"), said);
  const place = part(root, "exemptions");
  const isExempt = [...session.findings.values()].some(({ extra }) => extra.exemption !== undefined);
  if (isExempt || place?.firstChild) import("./exemptions-view.js").then(({ showExemptions }) => showExemptions(root, session, said)).catch(() => {});
}

/** @param {Session} session @param {Evaluation} evaluation @returns {Review} */
export function reviewOf({ catalogue, findings }, evaluation) {
  return { catalogue, evaluation, findings: Object.fromEntries(findings), today: localDay(new Date()) };
}

/** @param {HTMLElement} root @param {Session} session  what a new edition put in doubt */
function showAgain(root, { catalogue, findings }) {
  const marked = [...findings].filter(([id, finding]) => catalogue.byId.has(id) && marksOf(finding).length > 0);
  const rows = marked.map(([id, finding]) => [criterionLink(catalogue, id), OUTCOME[finding.outcome], marksOf(finding).join(" ")]);
  redraw(part(root, "again-list"), ...(rows.length === 0 ? [] : [table(AGAIN.caption, AGAIN.columns, rows)]));
  show(part(root, "again-section"), rows.length > 0);
}

/** @param {Review} review @param {Session} session */
function openBaseline(review, session) {
  const { gate } = review.catalogue.scoring;
  const open = openCriteria(review, (criterion) => isBaseline(criterion, gate));
  const title = GAPS.baseline(open.length);
  return open.length === 0 ? [] : [fold(title, gapTable(session, title, open))];
}

/** @param {Session} session @param {Gap[]} gaps @param {boolean} aimed */
function gapTables(session, gaps, aimed) {
  if (!aimed) return [GAPS.noTarget];
  const blocking = gaps.filter(({ blocks }) => blocks);
  const advised = gaps.filter(({ blocks }) => !blocks);
  return [
    blocking.length === 0 ? GAPS.reached : gapTable(session, GAPS.blocking(blocking.length), blocking),
    ...(advised.length === 0 ? [] : [fold(GAPS.advisedCounted(advised.length), gapTable(session, GAPS.advised, advised))]),
  ];
}

/** @param {Session} session @param {Gap[]} gaps  in a standard without levels */
function unmetTables(session, gaps) {
  const [required, wished] = [gaps.filter(({ blocks }) => blocks), gaps.filter(({ blocks }) => !blocks)];
  const [first, more] = [GAPS.required(required.length), GAPS.wished(wished.length)];
  return [
    required.length === 0 ? GAPS.met : gapTable(session, first, required),
    ...(wished.length === 0 ? [] : [fold(more, gapTable(session, more, wished))]),
  ];
}

/** @param {Session} session @param {string} caption @param {Gap[]} gaps */
function gapTable(session, caption, gaps) {
  const rows = gaps.map((gap) => {
    const finding = session.finding(gap.id);
    const words = outcomeWords({ ...finding, outcome: gap.outcome });
    const outcome = marksOf(finding).length > 0 ? AGAIN.marked(words) : words;
    return [criterionLink(session.catalogue, gap.id), obligation(gap), outcome, gap.owner || "–", due(gap)];
  });
  return table(caption, GAPS.columns, rows);
}

/** @param {Review} review @param {Session} session @param {string} phase */
function gateTable(review, session, phase) {
  if (phase === "") return [GATE.noPhase];
  const open = dueAtGate({ ...review, phase });
  if (open.length === 0) return [GATE.done];
  const title = session.catalogue.phases.find(({ id }) => id === phase)?.title ?? phase;
  const must = open.filter(({ blocks }) => blocks).length;
  const caption = GATE.caption(title);
  return [fold(GATE.counted(title, open.length, must), gapTable(session, caption, open))];
}

/** @param {Review} review @param {Catalogue} catalogue */
function evidenceTable(review, catalogue) {
  const problems = evidenceProblems(review);
  if (problems.length === 0) return [EVIDENCE.none];
  const rows = problems.map((problem) => [criterionLink(catalogue, problem.id), evidenceProblem(problem), problem.title || "–"]);
  return [table(EVIDENCE.caption, EVIDENCE.columns, rows)];
}
