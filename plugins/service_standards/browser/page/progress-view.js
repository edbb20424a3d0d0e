/** The table of levels and points, and what pictures are drawn from. */

import { setText } from "../kit/dom.js";
import { followWidth } from "../kit/scroller.js";
import { assessedOf, index, level } from "../words/progress-words.js";

/**
 * @import {Finder} from "../kit/dom.js"
 * @import {DimensionResult, Evaluation} from "../result-types.js"
 * @typedef {{title: string, result: DimensionResult}} Bar
 */

export class ProgressView {
  #part;
  #rows;
  #titles;

  /** @param {HTMLElement} root @param {Finder} find @param {import("../types.js").Catalogue} catalogue */
  constructor(root, find, catalogue) {
    this.#part = find;
    this.#rows = new Map([...root.querySelectorAll("tr[data-dimension]")].map((row) => [row.getAttribute("data-dimension") ?? "", row]));
    this.#titles = new Map(catalogue.levels.map(({ number, title }) => [number, title]));
    const table = this.#part("progress");
    followWidth(table?.closest(".ss-scroll") ?? null, table?.querySelector("caption")?.textContent ?? "");
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

/** @param {Evaluation} evaluation @param {import("../types.js").Catalogue} catalogue @returns {Bar[]} */
export function barsOf({ dimensions }, catalogue) {
  const titles = new Map(catalogue.dimensions.map(({ id, title }) => [id, title]));
  return dimensions.map((result) => ({ title: titles.get(result.id) ?? result.id, result }));
}
