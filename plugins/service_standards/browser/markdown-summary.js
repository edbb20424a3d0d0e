/** The state of a service as Markdown, for an issue or a decision paper. */

import { summarySentence } from "./gaps.js";

/**
 * @import {Assessment, Catalogue, Evaluation, LevelRange} from "./types.js"
 * @import {Gap, SummaryNumbers} from "./gaps.js"
 *
 * @typedef {object} MarkdownWords  plain text; it is escaped here
 * @property {string} untitled  the name of a service without one
 * @property {[string, string, string, string]} columns  dimension, level, target, assessed
 * @property {string} open  the heading over the gaps
 * @property {string} none  what is said when there are none
 * @property {string} aside  the heading over what a person judged not applicable
 * @property {(numbers: SummaryNumbers) => string} summary
 * @property {(range: LevelRange) => string} level
 * @property {(gap: Gap) => string} gap  all about it but its id: title, obligation, outcome, owner, due
 */

/**
 * @param {{assessment: Assessment, evaluation: Evaluation, gaps: Gap[], catalogue: Pick<Catalogue, "standard" | "dimensions" | "criteria">,
 *   words: MarkdownWords}} input  gaps: as gapsToTarget gives them
 * @returns {string}
 */
export function assessmentToMarkdown({ assessment, evaluation, gaps, catalogue, words }) {
  const { service, target, findings } = assessment;
  const { title, version } = catalogue.standard;
  const removed = new Set(evaluation.removed.map(({ id }) => id));
  /** @param {string} id */
  const noteOf = (id) => (Object.hasOwn(findings, id) ? (findings[id].note ?? "") : "");
  const open = gaps.flatMap((gap) => {
    const note = escapeMarkdown(noteOf(gap.id));
    return [item(gap.id, words.gap(gap)), ...(note === "" ? [] : [`    - ${note}`])];
  });
  const aside = catalogue.criteria.flatMap(({ id, title: name }) => {
    const { outcome, reason } = Object.hasOwn(findings, id) ? findings[id] : /** @type {{outcome?: string, reason?: string}} */ ({});
    return outcome === "not-applicable" && reason?.trim() && !removed.has(id) ? [item(id, `${name}: ${reason}`)] : [];
  });
  const blocks = [
    [`# ${escapeMarkdown(service.name.trim() || words.untitled)}`],
    [escapeMarkdown(`${title} ${version}`)],
    [escapeMarkdown(words.summary(summarySentence(evaluation, gaps, target)))],
    levelTable(evaluation, target, catalogue, words),
    [`## ${escapeMarkdown(words.open)}`],
    open.length === 0 ? [escapeMarkdown(words.none)] : open,
    ...(aside.length === 0 ? [] : [[`## ${escapeMarkdown(words.aside)}`], aside]),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/**
 * One line of text in which no sign means anything to Markdown. Angle brackets and the signs that dialects
 * give a meaning become character references, because not every dialect knows a backslash before them.
 *
 * @param {string} text
 * @returns {string}
 */
export function escapeMarkdown(text) {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_{}[\]#]/g, "\\$&")
    .replace(/[&<>|~^=$]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/^(\d*)([-+.)])/, "$1\\$2");
}

/** @param {string} id @param {string} text */
function item(id, text) {
  return `- **${escapeMarkdown(id)}** ${escapeMarkdown(text)}`;
}

/**
 * @param {Evaluation} evaluation
 * @param {Record<string, number>} target
 * @param {Pick<Catalogue, "dimensions">} catalogue
 * @param {MarkdownWords} words
 */
function levelTable({ dimensions }, target, catalogue, { columns, level }) {
  const titles = new Map(catalogue.dimensions.map(({ id, title }) => [id, title]));
  const rows = dimensions.map(({ id, level: range, assessed, applicable }) =>
    [titles.get(id) ?? id, level(range), Object.hasOwn(target, id) ? String(target[id]) : "–", `${assessed} / ${applicable}`]);
  /** @param {string[]} cells */
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(columns.map(escapeMarkdown)), line(columns.map(() => "---")), ...rows.map((cells) => line(cells.map(escapeMarkdown)))];
}
