/**
 * Exemptions: somebody allowed that a criterion is not met, until a day. They change no outcome, no level and no count
 * of what is met. `scoring/exemptions.py` is the same rule.
 */

import { isOutdated } from "./days.js";
import { NOT_ASSESSED, RANKED } from "./vocabulary.js";

/**
 * @import {Exemption} from "../result-types.js"
 * @import {FileFinding, FileFindings, Policy, ScoredCriterion} from "../types.js"
 */

export const IN_FORCE = "in-force";
/** What can be exempt: it was looked at, and it is not there. */
const UNMET = RANKED.slice(0, -1);

/** @param {FileFinding} finding @returns {Partial<Record<string, unknown>> | null}  its exemption, as the file holds it */
export function saidOf(finding) {
  const { exemption } = /** @type {{exemption?: unknown}} */ (finding);
  return typeof exemption === "object" && exemption !== null && !Array.isArray(exemption) ? /** @type {Record<string, unknown>} */ (exemption) : null;
}

/** @param {string} outcome @param {Policy} policy @returns {boolean}  whether an answer can be exempt */
export function canBeExempt(outcome, { gate, exemption_months: months }) {
  return outcome !== gate.outcome && months !== 0 && UNMET.some((one) => one === outcome);
}

/**
 * @param {FileFinding} finding
 * @param {Policy} policy
 * @param {string} today  YYYY-MM-DD
 * @returns {Omit<Exemption, "id" | "baseline"> | null}
 */
export function exemptionOf(finding, policy, today) {
  const said = saidOf(finding);
  if (said === null) return null;
  /** @param {string} key */
  const text = (key) => (typeof said[key] === "string" ? /** @type {string} */ (said[key]) : "");
  const [by, on, until, reason] = ["approved_by", "approved_on", "until", "reason"].map(text);
  return { state: stateOf(), approved_by: by, approved_on: on, until, reason };

  /** @returns {Exemption["state"]} */
  function stateOf() {
    const months = policy.exemption_months ?? null;
    const { outcome = NOT_ASSESSED } = finding;
    if (!canBeExempt(outcome, { ...policy, exemption_months: null })) return "not-needed";
    if (months === 0) return "not-allowed";
    if ([by, until, reason, ...(months === null ? [] : [on])].some((one) => one.trim() === "")) return "incomplete";
    if (months !== null && isOutdated(on, months, until)) return "too-long";
    if (until < today) return "ended";
    return on > today ? "to-come" : IN_FORCE;
  }
}

/**
 * @template {ScoredCriterion} One
 * @param {One[]} criteria  those that the facts leave in
 * @param {FileFindings} findings
 * @param {Policy} policy
 * @param {string} today
 * @param {(criterion: One, gate: Policy["gate"]) => boolean} isBaseline
 * @returns {Exemption[]}  in the order of the criteria
 */
export function exemptionsOf(criteria, findings, policy, today, isBaseline) {
  return criteria.flatMap((criterion) => {
    const { id } = criterion;
    const found = Object.hasOwn(findings, id) ? exemptionOf(findings[id], policy, today) : null;
    return found === null ? [] : [{ id, baseline: isBaseline(criterion, policy.gate), ...found }];
  });
}

/** @param {Exemption[]} exemptions @returns {{count: number, until: string}}  how many of the baseline are exempt, and when the first ends */
export function exemptInBaseline(exemptions) {
  const ends = exemptions.flatMap(({ baseline, state, until }) => (baseline && state === IN_FORCE ? [until] : []));
  return { count: ends.length, until: ends.sort()[0] ?? "" };
}

/** @param {Exemption[]} exemptions @returns {Exemption[]}  the first to end before the others */
export function byEnd(exemptions) {
  return [...exemptions].sort((one, other) => Number(one.until > other.until) - Number(one.until < other.until));
}
