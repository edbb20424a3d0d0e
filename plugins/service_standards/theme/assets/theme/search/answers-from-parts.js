// Answers the questions of Material's script where the index is served in parts, in the place of its
// worker.

import { SearchParts } from "./parts.js";
import { Ranking } from "./ranking.js";

/** @typedef {import("./ranking.js").Hit} Hit */

export class AnswersFromParts {
  #ranking;
  #parts;
  #tell;
  #asked = 0;

  /** @param {any} index @param {URL} address  of its folder @param {(items: Hit[][]) => void} tell */
  constructor(index, address, tell) {
    this.#ranking = new Ranking(index);
    this.#parts = new SearchParts(index, address);
    this.#tell = tell;
  }

  /** @param {string} typed */
  async give(typed) {
    const asked = ++this.#asked;
    const { query, order } = this.#ranking.ask(typed);
    try {
      const found = await this.#parts.find(query);
      // Somebody goes on typing.
      if (asked !== this.#asked) return;
      const items = await this.#parts.withTexts(order(found), query);
      if (asked === this.#asked) this.#tell(items);
    } catch (error) {
      // What was listed before stays; the next letter asks again.
      console.warn(error);
    }
  }
}
