/**
 * A report and the decision paper of a gate, put into words: parts of a paper, whatever it is written in.
 *
 * `report/paper.py` puts the same into the same words, so that days stay as files hold them and lists are joined by
 * texts of ours: no browser and no computer says them otherwise.
 */

import { byEnd, exemptInBaseline } from "../answer/exemption.js";
import { NOT_APPLICABLE, NOT_ASSESSED, OBLIGATIONS, RANKED } from "../answer/vocabulary.js";
import { UNTITLED } from "../words/messages.js";
import { baseline, index, level as levelWords } from "../words/progress-words.js";
import { EXEMPTIONS, PAPER, STANDING, withExempt } from "../words/paper-words.js";
import { OUTCOME } from "../words/outcome-words.js";
import { AGAIN, REPORT, named, obligation, summary, withNote } from "../words/results-words.js";

/**
 * @import {Block, Entry, EvidenceProblem, Exemption, GateReport, PaperItem, Piece, ReportHead, SetAside, WholeReport} from "../result-types.js"
 * @import {Evidence, Outcome} from "../types.js"
 */

/** The worst first; then what is done. @type {Outcome[]} */
const IN_ORDER = [...RANKED.slice(0, -1), NOT_ASSESSED, ...RANKED.slice(-1), NOT_APPLICABLE];
const SIGNATURES = 3;

/** @param {GateReport} report @returns {Block[]} */
export function gatePaper(report) {
  const { due, gate, open, service } = report;
  const byId = new Map(due.map((entry) => [entry.id, entry]));
  const conditions = open.flatMap((id) => byId.get(id) ?? []);
  return [
    { kind: "title", text: PAPER.title(nameOf(service)) },
    about(report, [[PAPER.gate, gate.title]]),
    heading(PAPER.due),
    ...(report.baseline.applicable === 0 ? [] : [text(withExempt(PAPER.dueBaseline(report.baseline.met, report.baseline.applicable), exemptInBaseline(report.exemptions)))]),
    ...(due.length === 0 ? [text(PAPER.nothingDue)] : [counted(due)]),
    heading(PAPER.conditions),
    ...(conditions.length === 0 ? [text(PAPER.noConditions)] : [conditionTable(conditions)]),
    ...exemptionBlocks(report.exemptions),
    ...documents(report),
    ...(report.evidence.length === 0 ? [] : [heading(PAPER.evidence), items(report.evidence.map(evidenceItem))]),
    ...IN_ORDER.flatMap((outcome) => outcomeBlocks(outcome, due)),
    ...factBlocks(report),
    heading(PAPER.decision),
    { kind: "choices", choices: gate.decisions.length > 0 ? gate.decisions : PAPER.decisions },
    { kind: "table", name: PAPER.signatures, columns: PAPER.signatureColumns, rows: Array.from({ length: SIGNATURES }, () => [[], [], []]) },
  ];
}

/** @param {WholeReport} report @param {Map<number, string>} levels  their titles @returns {Block[]} */
export function reportPaper(report, levels) {
  const { dimensions, evidence, gaps, index: { hundredths, dimensions: over }, not_applicable: judged, service } = report;
  return [
    { kind: "title", text: nameOf(service) },
    about(report, []),
    ...[withExempt(baseline(report.baseline), exemptInBaseline(report.exemptions))].filter((said) => said !== "").map(text),
    text(summary(report.summary)),
    {
      kind: "table",
      name: PAPER.result,
      columns: PAPER.resultColumns.filter((_, at) => levels.size > 0 || (at !== 1 && at !== 2)),
      rows: dimensions.map(({ title, level, target, assessed, applicable, points, possible }) =>
        [[title], ...(levels.size > 0 ? [[levelWords(level, levels)], [target === null ? "–" : String(target)]] : []), [`${assessed} / ${applicable}`], [`${points} / ${possible}`]]),
    },
    text(index(hundredths, over)),
    heading(levels.size > 0 ? PAPER.gaps : PAPER.unmet),
    ...(gaps.length === 0 ? [text(levels.size > 0 ? PAPER.noGaps : PAPER.allMet)] : [items(gaps.map((entry) => gapItem(entry, levels.size > 0)))]),
    ...exemptionBlocks(report.exemptions),
    heading(PAPER.evidence),
    ...(evidence.length === 0 ? [text(PAPER.noEvidence)] : [items(evidence.map(evidenceItem))]),
    ...(judged.length === 0 ? [] : [heading(PAPER.judged), items(judged.map((entry) => answerItem(entry)))]),
    ...factBlocks(report),
  ];
}

/** @param {string} said @returns {Block} */
function heading(said) {
  return { kind: "heading", text: said };
}

/** @param {string} said @returns {Block} */
function text(said) {
  return { kind: "text", text: said };
}

/** @param {PaperItem[]} list @returns {Block} */
function items(list) {
  return { kind: "items", items: list };
}

/** @param {ReportHead["service"]} service */
function nameOf({ name }) {
  return name.trim() || UNTITLED;
}

/** @param {ReportHead} head @param {[string, string][]} more @returns {Block} */
function about({ standard: { title, version }, assessed, date, service }, more) {
  const edition = assessed === "" || assessed === version
    ? `${title} ${version}`
    : PAPER.edition(title, version, assessed);
  /** @type {[string, string][]} */
  const phase = service.phase_title === null ? [] : [[REPORT.phase, service.phase_title || "–"]];
  /** @type {[string, string][]} */
  const pairs = [[REPORT.service, nameOf(service)], ...more, [REPORT.standard, edition], ...phase, [PAPER.date, date]];
  return items(pairs.map(([name, value]) => ({ line: [{ strong: PAPER.label(name) }, value] })));
}

/** @param {Entry[]} due @returns {Block} */
function counted(due) {
  /** @param {(entry: Entry) => boolean} is */
  const count = (is) => [String(due.filter(is).length)];
  const rows = IN_ORDER.map((outcome) => [
    [OUTCOME[outcome]],
    ...OBLIGATIONS.map((word) => count((entry) => entry.outcome === outcome && entry.obligation === word)),
    count((entry) => entry.outcome === outcome),
  ]);
  return { kind: "table", name: PAPER.counted, columns: PAPER.countedColumns, rows };
}

/** @param {Entry[]} entries @returns {Block} */
function conditionTable(entries) {
  return {
    kind: "table",
    name: PAPER.conditions,
    columns: PAPER.conditionColumns,
    rows: entries.map((entry) => [[{ strong: entry.id }, entry.title], [obligation(entry)], [outcomeOf(entry)], written(entry.owner), written(dueOf(entry))]),
  };
}

/** @param {string} words @returns {Piece[]}  an empty cell is a place to write in */
function written(words) {
  return words === "" ? [] : [words];
}

/** @param {GateReport} report @returns {Block[]} */
function documents({ documents: due }) {
  if (due.length === 0) return [];
  return [heading(PAPER.documents), items(due.map(({ title, is_new: isNew }) => ({ line: [withNote(title, isNew ? PAPER.toWrite : PAPER.toUpdate)] })))];
}

/** @param {Outcome} outcome @param {Entry[]} due @returns {Block[]} */
function outcomeBlocks(outcome, due) {
  const entries = due.filter((entry) => entry.outcome === outcome);
  return entries.length === 0 ? [] : [heading(withNote(OUTCOME[outcome], entries.length)), items(entries.map((entry) => answerItem(entry)))];
}

/** @param {ReportHead & {set_aside: SetAside[]}} report @returns {Block[]} */
function factBlocks({ facts, set_aside: aside }) {
  /** @param {boolean | null} answer */
  const said = (answer) => (answer === null ? PAPER.unanswered : answer ? PAPER.yes : PAPER.no);
  return [
    ...(facts.length === 0 ? [] : [
      heading(PAPER.facts),
      /** @type {Block} */ ({ kind: "table", name: PAPER.facts, columns: PAPER.factColumns, rows: facts.map(({ question, answer }) => [[question], [said(answer)]]) }),
    ]),
    ...(aside.length === 0 ? [] : [
      heading(PAPER.aside),
      items(aside.map(({ id, title, because }) => ({ line: [{ strong: id }, named(title, PAPER.clauses(because))] }))),
    ]),
  ];
}

/** @param {Exemption[]} exemptions @returns {Block[]}  each with what it is worth */
function exemptionBlocks(exemptions) {
  if (exemptions.length === 0) return [];
  const rows = byEnd(exemptions).map(({ id, state, approved_by: by, until, reason }) =>
    [[{ strong: id }], ...[STANDING[state], by, until, reason].map(written)]);
  return [heading(EXEMPTIONS.title), { kind: "table", name: EXEMPTIONS.title, columns: EXEMPTIONS.columns, rows }];
}

/** @param {Entry} entry */
function outcomeOf({ outcome, is_inherited: isInherited, marks, exempt_until: day }) {
  const origin = isInherited ? PAPER.inherited(OUTCOME[outcome]) : OUTCOME[outcome];
  const said = day === "" ? origin : EXEMPTIONS.outcome(origin, day);
  return marks.length > 0 ? AGAIN.marked(said) : said;
}

/** @param {Pick<Entry, "due" | "overdue">} entry */
function dueOf({ due, overdue }) {
  return overdue ? PAPER.overdue(due) : due;
}

/** @param {Entry} entry @param {boolean} hasLevels @returns {PaperItem} */
function gapItem(entry, hasLevels) {
  const said = [
    PAPER.gap(entry.title, obligation(entry), outcomeOf(entry)),
    !entry.blocks ? PAPER.advised : hasLevels ? PAPER.blocking : PAPER.required,
    entry.owner,
    entry.due === "" ? "" : PAPER.dueOn(dueOf(entry)),
  ];
  return { line: [{ strong: entry.id }, PAPER.clauses(said.filter((words) => words !== ""))], under: under(entry) };
}

/** @param {Entry} entry @returns {PaperItem} */
function answerItem(entry) {
  const said = withNote(entry.title, obligation(entry));
  const isPlain = !entry.is_inherited && entry.marks.length === 0 && entry.exempt_until === "";
  return { line: [{ strong: entry.id }, isPlain ? said : named(said, outcomeOf(entry))], under: under(entry) };
}

/** @param {Entry} entry @returns {Piece[][]} */
function under({ reason, note, evidence }) {
  const lines = [isSaid(reason) ? named(PAPER.reason, reason) : "", note].filter(isSaid);
  return [...lines.map((words) => [words]), ...evidence.map(evidencePieces).filter((pieces) => pieces.length > 1)];
}

/** @param {Required<Evidence>} evidence @returns {Piece[]} */
function evidencePieces({ title, url, path, date, by, expires }) {
  const name = [title, url, path].find(isSaid) ?? "";
  const said = [path === name ? "" : path, date, by && PAPER.by(by), expires && PAPER.expires(expires)].filter(isSaid);
  /** @type {Piece[]} */
  const pieces = name === "" ? [] : [isSaid(url) ? { text: name, url } : name];
  return [PAPER.evidenceLine, ...pieces, ...(said.length === 0 ? [] : [pieces.length === 0 ? PAPER.list(said) : PAPER.inBrackets(PAPER.list(said))])];
}

/** @param {string} words */
function isSaid(words) {
  return words.trim() !== "";
}

/** @param {EvidenceProblem} problem @returns {PaperItem} */
function evidenceItem({ id, kind, title, date }) {
  const said = {
    missing: PAPER.missing,
    expired: PAPER.expired(date),
    undated: PAPER.undated,
    outdated: PAPER.outdated(date),
  }[kind];
  return { line: [{ strong: id }, isSaid(title) ? named(title, said) : said] };
}
