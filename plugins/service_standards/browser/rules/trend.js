/** How the answers of a service moved between its snapshots and today. */

import { RANKED } from "../answer/vocabulary.js";
import { evaluate } from "./scoring.js";

/**
 * @import {CatalogueData, Facts, Outcome, Snapshot} from "../types.js"
 * @import {Evaluation, LevelRange} from "../result-types.js"
 * @typedef {{id: string, from: Outcome, to: Outcome}} Move
 * @typedef {object} Changes
 * @property {Move[]} better
 * @property {Move[]} worse
 * @property {Move[]} newlyAssessed
 * @property {Move[]} other  to or from "not applicable", or no longer assessed: neither better nor worse
 * @property {number} same  assessed then and now, with the same outcome
 * @typedef {{date: string, label: string, standard_version: string, coverage: Evaluation["coverage"],
 *   index: Evaluation["index"], levels: (LevelRange & {id: string})[]}} TrendPoint
 */

/**
 * Compare today's answers with those of a snapshot, criterion by criterion of the catalogue.
 *
 * @param {Pick<Snapshot, "outcomes">} snapshot
 * @param {Record<string, {outcome?: Outcome}>} findings
 * @param {{criteria: {id: string}[]}} catalogue
 * @returns {Changes}
 */
export function changesSince({ outcomes }, findings, { criteria }) {
  /** @type {Changes} */
  const changes = { better: [], worse: [], newlyAssessed: [], other: [], same: 0 };
  for (const { id } of criteria) {
    const from = (Object.hasOwn(outcomes, id) && outcomes[id]) || "not-assessed";
    const to = (Object.hasOwn(findings, id) && findings[id].outcome) || "not-assessed";
    if (from !== to) changes[direction(from, to)].push({ id, from, to });
    else if (to !== "not-assessed") changes.same += 1;
  }
  return changes;
}

/**
 * Each snapshot graded by today's criteria, facts and policy, the oldest first. A snapshot holds no reasons:
 * its "not applicable" is taken at its word.
 *
 * @param {Snapshot[]} snapshots
 * @param {Pick<CatalogueData, "criteria" | "dimensions" | "levels" | "scoring">} catalogue
 * @param {{facts: Facts, dimensions?: string[]}} options  dimensions: all, unless some are named
 * @returns {TrendPoint[]}
 */
export function series(snapshots, catalogue, { facts, dimensions = catalogue.dimensions.map(({ id }) => id) }) {
  const levels = catalogue.levels.map(({ number }) => number);
  const { criteria, scoring: policy } = catalogue;
  const inOrder = snapshots.toSorted((one, other) => (one.date < other.date ? -1 : Number(one.date > other.date)));
  return inOrder.map(({ date, label, standard_version, outcomes }) => {
    const findings = Object.fromEntries(Object.entries(outcomes).map(([id, outcome]) => [id, { outcome, reason: "snapshot" }]));
    const { dimensions: results, coverage, index } = evaluate({ dimensions, levels, policy, criteria, facts, findings });
    return { date, label, standard_version, coverage, index, levels: results.map(({ id, level }) => ({ id, ...level })) };
  });
}

/** @param {Outcome} from @param {Outcome} to @returns {"better" | "worse" | "newlyAssessed" | "other"} */
function direction(from, to) {
  if (from === "not-assessed") return "newlyAssessed";
  const [before, after] = [RANKED.indexOf(from), RANKED.indexOf(to)];
  if (before < 0 || after < 0) return "other";
  return after > before ? "better" : "worse";
}
