/**
 * The scoring rule. Whole numbers only, so that this module and its Python twin cannot drift.
 *
 * Facts and findings are plain objects, asked for own keys only: an id such as "constructor" finds nothing.
 * A criterion whose dimension is not listed takes no part.
 */

import { applicability, countedOutcome, isBaseline, isGate } from "./applicable.js";
import { NOT_APPLICABLE, NOT_ASSESSED } from "../answer/vocabulary.js";

/**
 * @import {Facts, Policy, ScoredCriterion, ScoredFindings} from "../types.js"
 * @import {LevelRange} from "../result-types.js"
 * @typedef {import("../result-types.js").DimensionResult} DimensionResult
 * @typedef {import("../result-types.js").Evaluation} Evaluation
 */

/**
 * Grade one assessment. Levels are ascending.
 *
 * @param {{dimensions: string[], levels: number[], policy: Policy, criteria: ScoredCriterion[], facts: Facts,
 *   findings: ScoredFindings}} input
 * @returns {Evaluation}
 */
export function evaluate({ dimensions, levels, policy, criteria, facts, findings }) {
  const listed = criteria
    .filter(({ dimension }) => dimensions.includes(dimension))
    .map((criterion) => ({ ...criterion, ...applicability(criterion, facts), outcome: countedOutcome(Object.hasOwn(findings, criterion.id) ? findings[criterion.id] : undefined) }));
  const results = dimensions.map((id) => grade(id, listed.filter(({ dimension }) => dimension === id), levels, policy));
  /** @param {"assessed" | "applicable"} name */
  const sum = (name) => results.reduce((total, result) => total + result[name], 0);
  return {
    dimensions: results,
    removed: listed.filter(({ applies }) => !applies).map(({ id, facts: reasons }) => ({ id, facts: reasons })),
    coverage: { assessed: sum("assessed"), applicable: sum("applicable") },
    baseline: countBaseline(listed.filter((criterion) => criterion.applies && isBaseline(criterion, policy.gate)).map(({ outcome }) => outcome), policy.gate),
    index: indexOf(results),
  };
}

/**
 * What some criteria say of the baseline, where nothing else is asked; `evaluate` gives the same.
 *
 * @template {ScoredCriterion} One
 * @param {One[]} criteria
 * @param {Policy["gate"]} gate
 * @param {Facts} facts
 * @param {(criterion: One) => ScoredFindings[string]} findingOf
 */
export function baselineOf(criteria, gate, facts, findingOf) {
  const asked = criteria.filter((criterion) => isBaseline(criterion, gate) && applicability(criterion, facts).applies);
  return countBaseline(asked.map((criterion) => countedOutcome(findingOf(criterion))), gate);
}

/**
 * @typedef {ScoredCriterion & {applies: boolean, outcome: string}} Judged
 * @param {string} id
 * @param {Judged[]} criteria
 * @param {number[]} levels
 * @param {Policy} policy
 * @returns {DimensionResult}
 */
function grade(id, criteria, levels, { points, weights, gate }) {
  const selected = criteria.filter(({ applies }) => applies);
  const applicable = selected.filter(({ outcome }) => outcome !== NOT_APPLICABLE);
  const best = Math.max(...Object.values(points));
  /** @param {(criterion: Judged) => number} value */
  const sum = (value) => applicable.reduce((total, criterion) => total + (weights[criterion.obligation] ?? 0) * value(criterion), 0);
  return {
    id,
    level: levelRange(selected, levels, gate),
    selected: selected.length,
    removed: criteria.length - selected.length,
    not_applicable: selected.length - applicable.length,
    applicable: applicable.length,
    assessed: applicable.filter(({ outcome }) => outcome !== NOT_ASSESSED).length,
    points: sum(({ outcome }) => points[outcome] ?? 0),
    possible: sum(() => best),
  };
}

/**
 * While criteria are open the level is a range: the lower end takes them as failed, the upper end as met.
 * A level that nothing gates is passed with the one below, and never reached: there is nothing to do for it.
 * Where nothing gates at all there are no levels; a standard can also have none.
 *
 * @param {Judged[]} selected
 * @param {number[]} levels
 * @param {Policy["gate"]} gate
 * @returns {LevelRange}
 */
function levelRange(selected, levels, gate) {
  const gates = selected.filter((criterion) => isGate(criterion, gate));
  if (gates.length === 0 || levels.length === 0 || selected.every(({ outcome }) => outcome === NOT_APPLICABLE)) return { at_least: null, at_most: null };
  const short = gates.filter(({ outcome }) => outcome !== gate.outcome && outcome !== NOT_APPLICABLE);
  const gated = new Set(gates.map(({ level }) => level));
  const reachable = levels.filter((level, at) => at === 0 || gated.has(level));
  /** @param {Judged[]} failing */
  const reached = (failing) => reachable.findLast((level) => failing.every((criterion) => level < criterion.level)) ?? levels[0];
  return { at_least: reached(short), at_most: reached(short.filter(({ outcome }) => outcome !== NOT_ASSESSED)) };
}

/** @param {string[]} outcomes  of a baseline, as they count @param {Policy["gate"]} gate @returns {Evaluation["baseline"]} */
function countBaseline(outcomes, gate) {
  const applicable = outcomes.filter((outcome) => outcome !== NOT_APPLICABLE);
  return {
    met: applicable.filter((outcome) => outcome === gate.outcome).length,
    assessed: applicable.filter((outcome) => outcome !== NOT_ASSESSED).length,
    applicable: applicable.length,
    not_applicable: outcomes.length - applicable.length,
  };
}

/**
 * Dimensions weigh equally. The mean of their shares is one fraction of big integers, cut to whole hundredths.
 *
 * @param {DimensionResult[]} results
 * @returns {Evaluation["index"]}
 */
function indexOf(results) {
  const counted = results.filter(({ possible }) => possible > 0);
  let [numerator, denominator] = [0n, 1n];
  for (const { points, possible } of counted) {
    numerator = numerator * BigInt(possible) + BigInt(points) * denominator;
    denominator *= BigInt(possible);
  }
  const dimensions = counted.length;
  const hundredths = dimensions === 0 ? null : Number((100n * numerator) / (denominator * BigInt(dimensions)));
  return { hundredths, dimensions };
}
