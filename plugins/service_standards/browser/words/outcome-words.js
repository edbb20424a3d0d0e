/** What an answer is called where there is no form that says it. */

import { say } from "./say.js";

/** @type {Record<string, string>} */
export const OUTCOME = {
  "met": say("Met"),
  "partly-met": say("Partly met"),
  "not-met": say("Not met"),
  "not-applicable": say("Not applicable"),
  "not-assessed": say("Not assessed"),
};

/** @param {{outcome?: string, extra?: {inherited_from?: unknown}}} finding @returns {string}  with the mark of an inherited answer */
export function outcomeWords({ outcome = "not-assessed", extra }) {
  return extra?.inherited_from === undefined ? OUTCOME[outcome] : say("{outcome} (inherited)", { outcome: OUTCOME[outcome] });
}

/** @param {string} service */
export function answersOf(service) {
  return say("{service}:", { service });
}
