/** How far the answers of a checklist have come, as a table and a picture. Fetched with the first answer. */

import { setText, show } from "../kit/dom.js";
import { levelBars } from "../page/level-bars.js";
import { ProgressView, barsOf } from "../page/progress-view.js";
import { baselineOf } from "../rules/scoring.js";
import { grade } from "../session/grading.js";
import { dimensionsOf } from "../session/session-actions.js";
import { baseline } from "../words/progress-words.js";

/**
 * @import {Finder} from "../kit/dom.js"
 * @import {Evaluation} from "../result-types.js"
 * @import {Session} from "../session/session.js"
 */

/** @param {HTMLElement} root @param {Finder} find @param {Session} session @returns {() => void}  draws it anew */
export function standingOf(root, find, session) {
  const { catalogue } = session;
  const progress = new ProgressView(root, find, catalogue);
  const levels = catalogue.levels.map(({ number }) => number);
  /** What can be exempt. @type {((said: string) => string) | null} */
  let exempting = null;
  let isComing = false;
  const bring = async () => {
    isComing = true;
    try {
      const { exemptionsOn } = await import("../page/exemption-view.js");
      exempting = exemptionsOn(root, find, session);
      setText(find("baseline"), exempting(baseline(wholeBaseline(session))));
    } catch {
      isComing = false;
    }
  };
  return () => {
    const evaluation = grade(session, progress.dimensions);
    progress.update(evaluation);
    const said = baseline(wholeBaseline(session));
    setText(find("baseline"), exempting?.(said) ?? said);
    show(find("baseline-line"), said !== "");
    find("picture")?.replaceChildren(levelBars(barsOf(evaluation, catalogue), levels));
    show(find("standing"), true);
    if (!isComing && isUnmet(session)) void bring();
  };
}

/** @param {Session} session @returns {boolean}  whether there is anything to be exempt from */
function isUnmet({ findings }) {
  return [...findings.values()].some(({ outcome, extra }) => outcome.endsWith("-met") || extra.exemption !== undefined);
}

/** @param {Session} session @returns {Evaluation["baseline"]}  over the whole service, whatever a page holds of it */
function wholeBaseline(session) {
  const { catalogue: { criteria, scoring }, service } = session;
  const dimensions = dimensionsOf(session);
  return baselineOf(criteria.filter(({ dimension }) => dimensions.includes(dimension)), scoring.gate, service?.facts ?? {}, ({ id }) => session.finding(id));
}
