/** What a file said when it was handed over or opened: the point from which two copies of an assessment part. */

import { canonicalAssessment, serialise } from "./canonical.js";

/**
 * @import {Session} from "./session.js"
 * @import {Assessment} from "./types.js"
 */

const KEPT = 5;

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
 * The kept state that has most in common with a file. A file may come from any of them; where two fit as well, the
 * older one is taken, because it makes conflicts where the newer one would let the file win without a word.
 *
 * @param {Session} session
 * @param {string} service
 * @param {Assessment} theirs
 * @returns {Promise<Assessment | null>}  null: none has anything in common with it
 */
export async function baseOf({ store, catalogue }, service, theirs) {
  const wanted = findingTexts(/** @type {Assessment} */ (JSON.parse(canonicalAssessment(theirs, catalogue))));
  /** @type {Assessment | null} */
  let best = null;
  let most = 0;
  for (const text of statesOf(await store.setting(nameOf(service)))) {
    const state = /** @type {Assessment} */ (JSON.parse(text));
    const common = [...findingTexts(state)].filter(([id, finding]) => wanted.get(id) === finding).length;
    if (common > most) [best, most] = [state, common];
  }
  return best;
}

/** @param {Assessment} assessment @returns {Map<string, string>}  with the time of each answer, which tells copies apart */
function findingTexts({ findings }) {
  return new Map(Object.entries(findings).map(([id, finding]) => [id, serialise(finding)]));
}

/** @param {string} service */
function nameOf(service) {
  return `file-states:${service}`;
}

/** @param {unknown} value @returns {string[]}  the oldest first */
function statesOf(value) {
  return Array.isArray(value) ? value : [];
}
