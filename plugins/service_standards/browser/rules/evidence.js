/** What is wrong with the evidence of one answer. `scoring/evidence.py` is the same rule. */

import { isOutdated } from "../answer/days.js";
import { NOT_ASSESSED, RANKED } from "../answer/vocabulary.js";

/**
 * @import {Criterion, FileFinding} from "../types.js"
 * @import {EvidenceFault} from "../result-types.js"
 */

/** The outcomes that say that something is there: only these rest on evidence. */
const CLAIMING = RANKED.slice(1);

/**
 * First that none is there where some is required, then each item that has expired, then the age.
 *
 * @param {FileFinding} finding
 * @param {Criterion["evidence"]} need
 * @param {string} today  YYYY-MM-DD
 * @returns {EvidenceFault[]}
 */
export function evidenceFaults({ outcome = NOT_ASSESSED, evidence }, { required_for, max_age_months }, today) {
  const items = (evidence ?? []).map(({ title, url, path, date, expires }) => ({
    title: title || url || path || "",
    isShown: Boolean(url || path),
    date: date ?? "",
    expires: expires ?? "",
  }));
  /** @type {EvidenceFault[]} */
  const faults = required_for.includes(outcome) && !items.some(({ isShown }) => isShown) ? [{ kind: "missing", title: "", date: "" }] : [];
  const expired = items.filter(({ expires }) => expires && expires < today);
  for (const { title, expires } of expired) faults.push({ kind: "expired", title, date: expires });
  const lasting = items.filter((item) => !expired.includes(item));
  if (lasting.length === 0 || max_age_months === null || !CLAIMING.includes(outcome)) return faults;
  // The newest counts, so that a team can keep the reports of earlier years.
  const { title, date } = lasting.reduce((newest, one) => (one.date > newest.date ? one : newest));
  if (date === "") faults.push({ kind: "undated", title: "", date: "" });
  else if (isOutdated(date, max_age_months, today)) faults.push({ kind: "outdated", title, date });
  return faults;
}
