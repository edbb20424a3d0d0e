/** How a service moved from snapshot to snapshot: a table, and a picture drawn from it. */

import { element, table } from "../kit/drawing.js";
import { svg } from "../kit/dom.js";
import { assessedOf, shortLevel } from "../words/progress-words.js";
import { TREND } from "../words/panel-words.js";
import { series } from "../rules/trend.js";

/**
 * @import {Scene} from "./result-folds.js"
 * @import {Snapshot} from "../types.js"
 * @import {TrendPoint} from "../rules/trend.js"
 */

const HEIGHT = 180;
const TOP = 14;
const FOOT = 30;

/** @param {Scene} scene @param {Snapshot} now */
export function trendTable({ session, dimensions }, now) {
  const { catalogue, service } = session;
  const facts = service?.facts ?? {};
  const past = series(service?.snapshots ?? [], catalogue, { facts, dimensions });
  const points = [...past, ...series([now], catalogue, { facts, dimensions })];
  const titles = new Map(catalogue.dimensions.map(({ id, title }) => [id, title]));
  const hasLevels = catalogue.levels.length > 0;
  const rows = points.map(({ date, label, coverage, index, levels }) => [
    `${date} ${label}`.trim(),
    assessedOf(coverage.assessed, coverage.applicable),
    String(index.hundredths ?? "–"),
    ...(hasLevels ? levels.map(shortLevel) : []),
  ]);
  return [
    element("div", { class: "ss-picture ss-trend" }, picture(points)),
    element("p", { class: "ss-hint", "aria-hidden": "true" }, TREND.picture),
    table(TREND.caption, [...TREND.columns, ...(hasLevels ? dimensions.map((id) => titles.get(id) ?? id) : [])], rows),
  ];
}

/** Widths are percentages, so that the picture may be narrow while its text keeps its size. @param {TrendPoint[]} points */
function picture(points) {
  const share = points.map(({ coverage }) => (coverage.applicable === 0 ? 0 : (100 * coverage.assessed) / coverage.applicable));
  const index = points.map((point) => point.index.hundredths ?? 0);
  return svg("svg", { "aria-hidden": "true", focusable: "false", width: "100%", height: HEIGHT },
    ...[0, 50, 100].map((value) => svg("line", { x1: "0%", x2: "100%", y1: heightOf(value), y2: heightOf(value), class: "ss-track" })),
    ...[0, 50, 100].map((value) => svg("text", { x: 0, y: heightOf(value) - 3 }, String(value))),
    ...line(share, "ss-at-most"), ...line(index, "ss-trend-line"),
    ...points.map(({ index: { hundredths } }, place) => mark(placeOf(place, points.length), hundredths ?? 0, place + 1)));
}

/** @param {number[]} values @param {string} name */
function line(values, name) {
  return values.slice(1).map((value, place) => svg("line", {
    x1: placeOf(place, values.length), x2: placeOf(place + 1, values.length),
    y1: heightOf(values[place]), y2: heightOf(value), class: name,
  }));
}

/** @param {string} x @param {number} value @param {number} number  the row of the table */
function mark(x, value, number) {
  const label = svg("text", { x, y: HEIGHT - 8, "text-anchor": "middle" }, String(number));
  return svg("g", {}, svg("circle", { cx: x, cy: heightOf(value), r: 5, class: "ss-ink" }), label);
}

/** @param {number} value  of a hundred */
function heightOf(value) {
  return TOP + ((100 - value) * (HEIGHT - TOP - FOOT)) / 100;
}

/** @param {number} place @param {number} count */
function placeOf(place, count) {
  return `${count === 1 ? 50 : 8 + (place * 86) / (count - 1)}%`;
}
