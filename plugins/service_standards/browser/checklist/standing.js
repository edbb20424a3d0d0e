/** How far the answers of a checklist have come, as a table and a picture. Fetched with the first answer. */

import { setText, show } from "../kit/dom.js";
import { levelBars } from "../page/level-bars.js";
import { ProgressView, barsOf } from "../page/progress-view.js";
import { baseline } from "../session/session-actions.js";
import { baseline as baselineWords } from "../words/progress-words.js";

/**
 * @import {Finder} from "../kit/dom.js"
 * @import {Evaluation} from "../result-types.js"
 * @import {Session} from "../session/session.js"
 */

/** @param {HTMLElement} root @param {Finder} find @param {Session} session @returns {(evaluation: Evaluation) => void}  draws it */
export function standingOf(root, find, session) {
  const { catalogue } = session;
  const progress = new ProgressView(root, find, catalogue);
  const levels = catalogue.levels.map(({ number }) => number);
  return (evaluation) => {
    progress.update(evaluation);
    const said = baselineWords(baseline(session));
    setText(find("baseline"), said);
    show(find("baseline-line"), said !== "");
    find("picture")?.replaceChildren(levelBars(barsOf(evaluation, catalogue), levels));
    show(find("standing"), true);
  };
}
