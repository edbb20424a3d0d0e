/**
 * What applies to a service, what of it counts as assessed, and what holds a level back: all that scoring asks of one criterion.
 *
 * Facts are plain objects, asked for own keys only: an id such as "constructor" finds nothing.
 */

import { NOT_APPLICABLE, NOT_ASSESSED } from "../answer/vocabulary.js";

/**
 * @import {AppliesWhen, Facts, Policy, ScoredCriterion, ScoredFindings} from "../types.js"
 * @import {Evaluation} from "../result-types.js"
 */

/**
 * Whether the answered facts leave a criterion in, and if not, which facts took it out.
 *
 * @param {{applies_when?: AppliesWhen | null}} criterion
 * @param {Facts} facts
 * @returns {{applies: boolean, facts: string[]}}
 */
export function applicability({ applies_when: when }, facts) {
  const { all = [], any = [], none = [] } = when ?? {};
  /** @param {string[]} ids @param {boolean} answer */
  const answered = (ids, answer) => ids.filter((id) => Object.hasOwn(facts, id) && facts[id] === answer);
  const noneOfAny = answered(any, false).length === any.length ? any : [];
  const reasons = new Set([...answered(all, false), ...noneOfAny, ...answered(none, true)]);
  return { applies: reasons.size === 0, facts: [...reasons] };
}

/** @param {ScoredFindings[string]} [finding] @returns {string}  as it counts: "not applicable" needs a reason */
export function countedOutcome({ outcome = NOT_ASSESSED, reason } = {}) {
  return outcome === NOT_APPLICABLE && !reason?.trim() ? NOT_ASSESSED : outcome;
}

/**
 * How many of some criteria apply, and how many of those are assessed.
 *
 * @template {ScoredCriterion} One
 * @param {One[]} criteria
 * @param {Facts} facts
 * @param {(criterion: One) => ScoredFindings[string]} findingOf
 * @returns {Evaluation["coverage"]}
 */
export function coverageOf(criteria, facts, findingOf) {
  const outcomes = criteria.filter((criterion) => applicability(criterion, facts).applies).map((criterion) => countedOutcome(findingOf(criterion)));
  const applicable = outcomes.filter((outcome) => outcome !== NOT_APPLICABLE);
  return { applicable: applicable.length, assessed: applicable.filter((outcome) => outcome !== NOT_ASSESSED).length };
}

/**
 * Whether a criterion belongs to what every service has to meet.
 *
 * @param {Pick<ScoredCriterion, "obligation" | "level">} criterion
 * @param {Policy["gate"]} gate
 */
export function isBaseline({ obligation, level }, gate) {
  return obligation === gate.obligation && level >= (gate.first_level ?? 0);
}

/**
 * Whether a criterion holds its level back until it is met.
 *
 * @param {Pick<ScoredCriterion, "obligation" | "level">} criterion
 * @param {Policy["gate"]} gate
 */
export function isGate(criterion, gate) {
  const { obligation, level } = criterion;
  return isBaseline(criterion, gate) || (obligation === "should" && level >= (gate.should_from ?? Infinity));
}

/**
 * Whether anything holds back a level of a dimension: else there is none to reach, and none to aim at.
 *
 * @param {{criteria: Pick<ScoredCriterion, "dimension" | "obligation" | "level">[], levels: unknown[], scoring: {gate: Policy["gate"]}}} catalogue
 * @param {string} id
 */
export function hasLevels({ criteria, levels, scoring: { gate } }, id) {
  return levels.length > 0 && criteria.some((one) => one.dimension === id && isGate(one, gate));
}
