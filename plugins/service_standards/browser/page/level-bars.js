/** A bar of levels for each dimension. Fetched when there is something to draw. */

import { element, svg } from "../kit/dom.js";

/**
 * @import {DimensionResult} from "../result-types.js"
 * @import {Bar} from "./progress-view.js"
 */

const HEIGHT = 44;
const TRACK = 24;
/** In a level that is still possible. */
const STRIPES = 12;

/**
 * A picture of the levels, drawn from the table and hidden from those who hear the table.
 * Widths are percentages, so that the picture may be narrow while its text keeps its size.
 *
 * @param {Bar[]} bars
 * @param {number[]} levels
 * @returns {HTMLElement}
 */
export function levelBars(bars, levels) {
  const pictures = bars.map(({ title, result }) => {
    const marks = [...levelTrack(result, levels), ...assessedTrack(result)];
    const picture = svg("svg", { "aria-hidden": "true", focusable: "false", width: "100%", height: HEIGHT }, ...marks);
    // A single bar stands under the table that names it.
    return element("div", {}, ...(bars.length > 1 ? [element("p", { class: "ss-bar-title" }, title)] : []), picture);
  });
  return element("div", { class: "ss-bars", "aria-hidden": "true" }, ...pictures);
}

/** @param {DimensionResult} result @param {number[]} levels */
function levelTrack({ level }, levels) {
  const width = 100 / levels.length;
  return levels.flatMap((number, place) => {
    const certain = level.at_least !== null && number <= level.at_least;
    const possible = !certain && level.at_most !== null && number <= level.at_most;
    const left = place * width + 0.25;
    const box = { x: `${left}%`, y: 1, width: `${width - 0.5}%`, height: TRACK };
    const marks = [svg("rect", { ...box, class: "ss-track" })];
    if (certain) marks.push(svg("rect", { ...box, class: "ss-ink" }));
    if (possible) marks.push(...stripes(left, width - 0.5));
    const label = { x: `${(place + 0.5) * width}%`, y: 18, "text-anchor": "middle", class: certain ? "ss-on-ink" : "ss-on-paper" };
    return [...marks, svg("text", label, String(number))];
  });
}

/** Lines, not a pattern: a pattern has an id, and a page may hold several pictures. @param {number} left @param {number} width */
function stripes(left, width) {
  return Array.from({ length: STRIPES }, (_, place) => {
    const x = `${left + ((place + 0.5) * width) / STRIPES}%`;
    return svg("line", { x1: x, x2: x, y1: 1, y2: TRACK + 1, class: "ss-hatch", "stroke-width": 2 });
  });
}

/** @param {DimensionResult} result */
function assessedTrack({ assessed, applicable }) {
  const share = applicable === 0 ? 0 : (assessed * 99.5) / applicable;
  const box = { x: "0.25%", y: TRACK + 8, height: 10 };
  return [svg("rect", { ...box, width: "99.5%", class: "ss-track" }), svg("rect", { ...box, width: `${share}%`, class: "ss-ink" })];
}
