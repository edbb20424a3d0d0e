/** What answers are worth: levels and points, over several dimensions. */

import { evaluate } from "../rules/scoring.js";

/**
 * @import {Session} from "./session.js"
 * @import {Catalogue, Facts, FindingRow} from "../types.js"
 */

/** @param {Session} session @param {string[]} dimensions */
export function grade({ catalogue, service, findings }, dimensions) {
  return gradeAnswers(catalogue, dimensions, service?.facts ?? {}, findings);
}

/**
 * @param {Catalogue} catalogue
 * @param {string[]} dimensions
 * @param {Facts} facts
 * @param {Map<string, FindingRow>} findings
 */
export function gradeAnswers({ criteria, levels, scoring }, dimensions, facts, findings) {
  return evaluate({
    dimensions,
    levels: levels.map(({ number }) => number),
    policy: scoring,
    criteria,
    facts,
    findings: Object.fromEntries(findings),
  });
}
