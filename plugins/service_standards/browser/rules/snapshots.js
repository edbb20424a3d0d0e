/** Snapshots of a service: what one holds, and how one comes to the others. */

import { localDay } from "../answer/days.js";
import { countedOutcomes } from "./gaps.js";

/** @import {FileFindings, Snapshot} from "../types.js" */

/** @param {FileFindings} findings @param {string} label @param {string} version  of the standard @returns {Snapshot}  the answers as they count now */
export function snapshotOf(findings, label, version) {
  const said = [...countedOutcomes(findings)].filter(([, outcome]) => outcome !== "not-assessed");
  return { date: localDay(new Date()), label, standard_version: version, outcomes: Object.fromEntries(said) };
}

/** @param {Snapshot[]} snapshots @param {Snapshot} added @returns {Snapshot[]}  by day */
export function withSnapshot(snapshots, added) {
  const label = freeLabel(snapshots, added.date, added.label);
  return [...snapshots, { ...added, label }].sort((one, other) => (one.date < other.date ? -1 : Number(one.date > other.date)));
}

/**
 * Two snapshots of one day and one label would be taken for the same.
 *
 * @param {Snapshot[]} snapshots
 * @param {string} date
 * @param {string} label
 */
function freeLabel(snapshots, date, label) {
  const taken = snapshots.filter((snapshot) => snapshot.date === date).map((snapshot) => snapshot.label);
  let [free, number] = [label, 2];
  while (taken.includes(free)) free = `${label} (${number++})`;
  return free;
}
