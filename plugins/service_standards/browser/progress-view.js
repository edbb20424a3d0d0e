/** The table of levels and points; pictures are drawn from the same numbers. */

import { finder, setText, svg } from "./dom.js";
import { assessedOf, index, level } from "./messages.js";

/**
 * @import {DimensionResult, Evaluation} from "./scoring.js"
 * @typedef {{title: string, result: DimensionResult}} Bar
 */

const ROW = 62;
const TRACK = 24;

export class ProgressView {
  #part;
  #rows;
  #titles;

  /** @param {HTMLElement} root @param {import("./types.js").Catalogue} catalogue */
  constructor(root, catalogue) {
    this.#part = finder(root);
    this.#rows = new Map([...root.querySelectorAll("tr[data-dimension]")].map((row) => [row.getAttribute("data-dimension") ?? "", row]));
    this.#titles = new Map(catalogue.levels.map(({ number, title }) => [number, title]));
  }

  /** The dimensions that have a row. */
  get dimensions() {
    return [...this.#rows.keys()];
  }

  /** @param {Evaluation} evaluation */
  update({ dimensions, index: value }) {
    for (const result of dimensions) {
      const row = this.#rows.get(result.id);
      const cells = {
        level: level(result.level, this.#titles),
        assessed: assessedOf(result.assessed, result.applicable),
        points: assessedOf(result.points, result.possible),
      };
      for (const [cell, text] of Object.entries(cells)) setText(row?.querySelector(`[data-cell=${cell}]`) ?? null, text);
    }
    setText(this.#part("index"), index(value.hundredths, value.dimensions));
  }
}

/**
 * A picture of the levels, drawn from the table and hidden from those who hear the table.
 * Widths are percentages, so that the picture may be narrow while its text keeps its size.
 *
 * @param {Bar[]} bars
 * @param {number[]} levels
 * @returns {SVGElement}
 */
export function levelBars(bars, levels) {
  const titled = bars.length > 1;
  const height = bars.length * (ROW + (titled ? 22 : 0));
  const picture = svg("svg", { "aria-hidden": "true", focusable: "false", width: "100%", height }, stripes());
  bars.forEach(({ title, result }, place) => {
    const top = place * (height / bars.length) + (titled ? 22 : 0);
    if (titled) picture.append(svg("text", { x: 0, y: top - 8 }, title));
    picture.append(...levelTrack(result, levels, top), ...assessedTrack(result, top + TRACK + 8));
  });
  return picture;
}

/** @param {DimensionResult} result @param {number[]} levels @param {number} y */
function levelTrack({ level }, levels, y) {
  const width = 100 / levels.length;
  return levels.flatMap((number, place) => {
    const certain = level.at_least !== null && number <= level.at_least;
    const possible = !certain && level.at_most !== null && number <= level.at_most;
    const box = { x: `${place * width + 0.25}%`, y: y + 1, width: `${width - 0.5}%`, height: TRACK };
    const marks = [svg("rect", { ...box, class: "ss-track" })];
    if (certain) marks.push(svg("rect", { ...box, class: "ss-ink" }));
    if (possible) marks.push(svg("rect", { ...box, fill: "url(#ss-stripes)" }));
    const label = { x: `${(place + 0.5) * width}%`, y: y + 18, "text-anchor": "middle", class: certain ? "ss-on-ink" : "ss-on-paper" };
    return [...marks, svg("text", label, String(number))];
  });
}

/** @param {DimensionResult} result @param {number} y */
function assessedTrack({ assessed, applicable }, y) {
  const share = applicable === 0 ? 0 : (assessed * 99.5) / applicable;
  const box = { x: "0.25%", y, height: 10 };
  return [svg("rect", { ...box, width: "99.5%", class: "ss-track" }), svg("rect", { ...box, width: `${share}%`, class: "ss-ink" })];
}

function stripes() {
  const pattern = { id: "ss-stripes", width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
  return svg("defs", {}, svg("pattern", pattern, svg("line", { x1: 0, y1: 0, x2: 0, y2: 8, "stroke-width": 3, class: "ss-hatch" })));
}
