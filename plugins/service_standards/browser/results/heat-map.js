/** Dimension by level: how many criteria are met. Numbers first; a bar with a pattern is drawn from them. */

import { NOT_APPLICABLE } from "../answer/vocabulary.js";
import { answerAddress, element, scroller } from "../kit/drawing.js";
import { svg } from "../kit/dom.js";
import { countedOutcomes } from "../rules/gaps.js";
import { HEAT } from "../words/results-words.js";

/**
 * @import {Catalogue, FileFindings} from "../types.js"
 * @import {Evaluation} from "../result-types.js"
 * @typedef {{met: number, open: number, inherited: number, applicable: number, first: string, done: boolean}} Cell
 *   first: where to go on: the first that is not met, else the first
 */

/** How many grounds a cell may have, from nothing to everything met. */
const SHADES = 4;

/**
 * @param {Catalogue} catalogue
 * @param {Evaluation} evaluation
 * @param {FileFindings} findings
 */
export function heatMap(catalogue, evaluation, findings) {
  const names = new Map(catalogue.dimensions.map(({ id, title }) => [id, title]));
  const used = catalogue.levels.filter(({ number }) => catalogue.criteria.some(({ level }) => level === number));
  const counted = cells(catalogue, evaluation, findings);
  const head = [HEAT.dimension, ...used.map(({ number, title }) => HEAT.level(number, title))].map((text) => element("th", { scope: "col" }, text));
  const rows = evaluation.dimensions.map(({ id }) => {
    const name = names.get(id) ?? id;
    const row = used.map(({ number, title }) => cellOf(catalogue, name, number, HEAT.level(number, title), counted.get(`${id} ${number}`)));
    return element("tr", {}, element("th", { scope: "row" }, name), ...row);
  });
  return scroller(element("table", { class: "ss-table ss-stack ss-heat" },
    element("caption", { class: "ss-panel-title" }, HEAT.caption),
    element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows)), HEAT.caption);
}

/**
 * @param {Catalogue} catalogue
 * @param {Evaluation} evaluation
 * @param {FileFindings} findings
 * @returns {Map<string, Cell>}
 */
function cells(catalogue, { removed }, findings) {
  const outcomes = countedOutcomes(findings);
  const aside = new Set(removed.map(({ id }) => id));
  /** @type {Map<string, Cell>} */
  const counted = new Map();
  for (const { id, dimension, level } of catalogue.criteria) {
    const outcome = outcomes.get(id) ?? "not-assessed";
    if (aside.has(id) || outcome === NOT_APPLICABLE) continue;
    const key = `${dimension} ${level}`;
    const cell = counted.get(key) ?? { met: 0, open: 0, inherited: 0, applicable: 0, first: id, done: true };
    counted.set(key, cell);
    cell.applicable += 1;
    cell.met += Number(outcome === "met");
    cell.open += Number(outcome === "not-assessed");
    cell.inherited += Number(isInherited(findings, id));
    if (cell.done && outcome !== "met") [cell.first, cell.done] = [id, false];
  }
  return counted;
}

/** @param {FileFindings} findings @param {string} id */
function isInherited(findings, id) {
  const { extra } = /** @type {{extra?: {inherited_from?: unknown}}} */ (findings[id] ?? {});
  return extra?.inherited_from !== undefined;
}

/**
 * @param {Catalogue} catalogue
 * @param {string} dimension
 * @param {number} level
 * @param {string} label
 * @param {Cell | undefined} cell
 */
function cellOf(catalogue, dimension, level, label, cell) {
  if (cell === undefined) return element("td", { "data-label": label }, HEAT.nothing);
  const { met, open, inherited, applicable, first } = cell;
  const shade = String(Math.floor((met * SHADES) / applicable));
  const name = HEAT.named(dimension, level, cell);
  const link = element("a", { href: answerAddress(catalogue, first), "aria-label": name, "data-key": `heat-${first}` }, HEAT.cell(met, applicable, inherited));
  return element("td", { "data-label": label, "data-shade": shade }, link, bar(met, open, applicable));
}

/** Full: met; hatched: assessed and not met; empty: not assessed. @param {number} met @param {number} open @param {number} applicable */
function bar(met, open, applicable) {
  const share = 99 / applicable;
  const box = { x: "0.5%", y: 1, height: 10 };
  const short = applicable - met - open;
  const hatches = Array.from({ length: short * 4 }, (_, place) => `${0.5 + (met + (place + 0.5) / 4) * share}%`);
  return svg("svg", { "aria-hidden": "true", focusable: "false", class: "ss-heat-bar", width: "100%", height: 12 },
    svg("rect", { ...box, width: "99%", class: "ss-track" }),
    svg("rect", { ...box, width: `${met * share}%`, class: "ss-ink" }),
    ...hatches.map((x) => svg("line", { x1: x, x2: x, y1: 1, y2: 11, class: "ss-hatch" })));
}
