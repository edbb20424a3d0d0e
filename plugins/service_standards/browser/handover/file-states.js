/** What a file said when it was handed over or opened: the point from which two copies of an assessment part. */

import { readAssessment } from "../formats/assessment-file.js";
import { canonicalAssessment, serialise } from "../answer/canonical.js";

/**
 * @import {Session} from "../session/session.js"
 * @import {Assessment, FileFinding} from "../types.js"
 */

const KEPT = 10;

/**
 * Without a state, a merge asks more; so failing to keep one is no reason to stop.
 *
 * @param {Session} session
 * @param {string} service
 * @param {Assessment} assessment
 */
export async function rememberState({ store, catalogue }, service, assessment) {
  const text = canonicalAssessment(assessment, catalogue);
  const kept = store.changeSetting(nameOf(service), (value) => [...statesOf(value).filter((one) => one !== text), text].slice(-KEPT));
  await kept.catch(() => {});
}

/**
 * The kept state from which a file of this service comes: the one that has most findings in common with it. Where two
 * fit as well, the older one is taken: it asks where the newer one would let the file win without a word.
 *
 * @param {Session} session
 * @param {string} service
 * @param {Assessment} theirs
 * @returns {Promise<Assessment | null>}  as far as the file can be later than it; null: no such state is known
 */
export async function baseOf({ store, catalogue }, service, theirs) {
  const file = /** @type {Assessment} */ (JSON.parse(canonicalAssessment(theirs, catalogue)));
  /** @type {Assessment | null} */
  let best = null;
  let most = -1;
  const states = statesOf(await store.setting(nameOf(service)));
  // What is no state any more, or was damaged, makes the merge ask more and does not stop it.
  for (const text of states.filter((one) => readAssessment(one, catalogue).ok)) {
    const state = /** @type {Assessment} */ (JSON.parse(text));
    const common = Object.entries(state.findings).filter(([id, finding]) => isSame(finding, file.findings[id])).length;
    if (state.service.id === file.service.id && common > most) [best, most] = [state, common];
  }
  return best && certain(best, file);
}

/**
 * A file may be older than the state after all. So what it lacks was not taken away, and an answer in it is a change
 * only if it was given later.
 *
 * @param {Assessment} state
 * @param {Assessment} file
 * @returns {Assessment}
 */
function certain(state, file) {
  const findings = Object.entries(state.findings).filter(([id, finding]) => {
    const theirs = file.findings[id] ?? {};
    return isSame(finding, theirs) || (theirs.updated ?? "") > (finding.updated ?? "");
  });
  const facts = Object.entries(state.service.facts).filter(([id]) => id in file.service.facts);
  const target = Object.entries(state.target).filter(([id]) => id in file.target);
  return {
    ...state,
    service: { ...state.service, facts: Object.fromEntries(facts) },
    target: Object.fromEntries(target),
    findings: Object.fromEntries(findings),
  };
}

/** @param {FileFinding} left @param {FileFinding} [right] @returns {boolean}  with the time of the answer, which tells copies apart */
function isSame(left, right) {
  return right !== undefined && serialise(left) === serialise(right);
}

/** @param {string} service */
function nameOf(service) {
  return `file-states:${service}`;
}

/** @param {unknown} value @returns {string[]}  the oldest first */
function statesOf(value) {
  return Array.isArray(value) ? value : [];
}
