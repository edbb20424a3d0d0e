/** Two services side by side: levels by dimension, and the answers that differ. */

import { criterionLink, element, table } from "../kit/drawing.js";
import { countedOutcomes } from "../rules/gaps.js";
import { assessedOf, shortLevel } from "../words/progress-words.js";
import { COMPARE } from "../words/panel-words.js";
import { outcomeWords } from "../words/outcome-words.js";

/**
 * @import {Graded} from "./services-view.js"
 * @import {DimensionResult} from "../result-types.js"
 * @import {Catalogue} from "../types.js"
 */

/** @param {Graded} one @param {Graded} other @param {Catalogue} catalogue */
export function compareTables(one, other, catalogue) {
  const names = [one.service.name, other.service.name];
  const titles = new Map(catalogue.dimensions.map(({ id, title }) => [id, title]));
  const hasLevels = catalogue.levels.length > 0;
  const levels = one.evaluation.dimensions.map((result, place) =>
    [titles.get(result.id) ?? result.id, summed(result, hasLevels), summed(other.evaluation.dimensions[place], hasLevels)]);
  const [left, right] = [outcomesOf(one), outcomesOf(other)];
  const differing = catalogue.criteria.filter(({ id }) => left(id).outcome !== right(id).outcome)
    .map(({ id }) => [criterionLink(catalogue, id), left(id).words, right(id).words]);
  return [
    table(COMPARE.caption(names[0], names[1]), [COMPARE.dimension, ...names], levels),
    differing.length === 0 ? element("p", {}, COMPARE.same) : table(COMPARE.differing(differing.length), [COMPARE.criterion, ...names], differing),
  ];
}

/** @param {DimensionResult} result @param {boolean} hasLevels */
function summed({ level, assessed, applicable }, hasLevels) {
  return !hasLevels ? assessedOf(assessed, applicable) : COMPARE.level(shortLevel(level), assessed, applicable);
}

/** @param {Graded} graded @returns {(id: string) => {outcome: string, words: string}} */
function outcomesOf({ findings, evaluation }) {
  const outcomes = countedOutcomes(Object.fromEntries(findings));
  const aside = new Set(evaluation.removed.map(({ id }) => id));
  return (id) => {
    if (aside.has(id)) return { outcome: COMPARE.aside, words: COMPARE.aside };
    const outcome = outcomes.get(id) ?? "not-assessed";
    return { outcome, words: outcomeWords({ ...findings.get(id), outcome }) };
  };
}
