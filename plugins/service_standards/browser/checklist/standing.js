/** How far the answers of a checklist have come, as a table and a picture. Fetched with the first answer. */

import { show } from "../kit/dom.js";
import { levelBars } from "../page/level-bars.js";
import { ProgressView, barsOf } from "../page/progress-view.js";

/**
 * @import {Finder} from "../kit/dom.js"
 * @import {Evaluation} from "../result-types.js"
 * @import {Catalogue} from "../types.js"
 */

/** @param {HTMLElement} root @param {Finder} find @param {Catalogue} catalogue @returns {(evaluation: Evaluation) => void}  draws it */
export function standingOf(root, find, catalogue) {
  const progress = new ProgressView(root, find, catalogue);
  const levels = catalogue.levels.map(({ number }) => number);
  return (evaluation) => {
    progress.update(evaluation);
    find("picture")?.replaceChildren(levelBars(barsOf(evaluation, catalogue), levels));
    show(find("standing"), true);
  };
}
