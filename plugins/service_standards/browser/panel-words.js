/** The sentences of the folded parts of the result. */

import { count } from "./messages.js";
import { OUTCOME } from "./results-words.js";

/** @import {Catalogue, HistoryRow} from "./types.js" */

export const SNAPSHOTS = {
  caption: "Snapshots",
  columns: ["Date", "Label", "Standard", "Assessed", "Delete"],
  none: "No snapshot yet. Keep one before a review, and see later what has changed.",
  unnamed: "Snapshot",
  now: "now",
  remove: "Delete",
  /** @param {string} name */
  removeNamed: (name) => `Delete the snapshot ${name}`,
  /** @param {string} name */
  removed: (name) => `The snapshot ${name} was deleted.`,
  /** @param {number} number */
  kept: (number) => `The snapshot is kept. ${count(number, "snapshot is", "snapshots are")} kept.`,
  moves: { better: "Better", worse: "Worse", newlyAssessed: "Newly assessed", other: "Changed in another way" },
  /** @param {string} counted */
  same: (counted) => `${counted} the same as then.`,
};

export const TREND = {
  caption: "Trend",
  columns: ["Snapshot", "Assessed", "Index"],
  picture: "In the picture, the full line is the index of 100 and the dashed line is the share that has been assessed; the numbers below are the rows of the table. All are graded by today’s criteria.",
};

export const HISTORY = {
  columns: ["When", "Where", "What"],
  none: "Nothing has changed yet.",
  service: "The service",
  undo: "Undo the last change",
  redo: "Redo",
  all: "Everything",
  older: "Show older changes",
  undone: "The last change was undone.",
  redone: "The change was made again.",
  /** @param {number} shown @param {number} all */
  caption: (shown, all) => (shown === all ? "What changed" : `What changed: the last ${shown} of ${all}`),
};

const KINDS = {
  create: "The service was added",
  change: "",
  reset: "Cleared",
  import: "Opened from a file or copied",
  edition: "Taken over to another edition",
  delete: "The service was deleted",
  undo: "Taken back",
};

/** What one row of the history says. @param {HistoryRow} row @param {Catalogue} catalogue */
export function historyWhat({ kind, before, after, conflict }, catalogue) {
  const said = Object.entries(after === null || before === null ? {} : after).map(([field, value]) => fieldWhat(field, value, catalogue));
  const kinds = conflict ? [KINDS[kind], "changed in two tabs at once"] : [KINDS[kind]];
  return [...kinds, ...said].filter((text) => text !== "").join("; ") || "Changed";
}

/** @param {string} field @param {unknown} value @param {Catalogue} catalogue */
function fieldWhat(field, value, catalogue) {
  if (field === "outcome") return `Outcome: ${OUTCOME[String(value)] ?? value}`;
  if (field === "phase") return `Phase: ${catalogue.phases.find(({ id }) => id === value)?.title ?? "–"}`;
  if (field === "target") return keyed("Target", value, new Map(catalogue.dimensions.map(({ id, title }) => [id, title])));
  if (field === "facts") return keyed("Facts", value, new Map(catalogue.facts.map(({ id, question }) => [id, question])));
  if (Array.isArray(value)) return `${FIELDS[field] ?? field}: ${value.length}`;
  if (typeof value !== "string") return FIELDS[field] ?? field;
  return `${FIELDS[field] ?? field}: ${value === "" ? "emptied" : shortened(value)}`;
}

/** @param {string} name @param {unknown} value @param {Map<string, string>} titles */
function keyed(name, value, titles) {
  const entries = Object.entries(/** @type {Record<string, boolean | number | null>} */ (value));
  /** @param {boolean | number | null} one */
  const word = (one) => (one === null ? "none" : typeof one === "boolean" ? (one ? "yes" : "no") : String(one));
  return `${name}: ${entries.map(([id, one]) => `${titles.get(id) ?? id} ${word(one)}`).join(", ")}`;
}

/** @type {Record<string, string>} */
const FIELDS = {
  reason: "Reason", note: "Note", evidence: "Evidence", owner: "Owner", due: "Due", title: "Title", name: "Name",
  facts: "Facts", target: "Target", standard: "Standard", parked: "Kept aside", snapshots: "Snapshots", extra: "Further keys",
};

/** @param {string} text */
function shortened(text) {
  const [start, rest] = [text.slice(0, 80), text.slice(80)];
  return `“${start}${rest === "" ? "" : "…"}”`;
}

export const SERVICES = {
  caption: "Services on this computer",
  columns: ["Service", "Phase", "Lowest level", "Assessed", "Index", "Actions"],
  none: "No service yet. The first answer starts one.",
  shown: "shown now",
  organisation: "the organisation",
  mark: "Use as the organisation",
  unmark: "Use as a service",
  /** @param {string} name */
  marked: (name) => `“${name}” is the organisation now: other services inherit its answers.`,
  /** @param {string} name */
  unmarked: (name) => `“${name}” is a service like the others now: nothing is inherited from it.`,
  show: "Show",
  duplicate: "Duplicate",
  remove: "Delete",
  restore: "Bring back",
  removedTitle: "Deleted, and still here",
  /** @param {string} action @param {string} name */
  named: (action, name) => `${action} ${name}`,
  /** @param {string} name */
  copyName: (name) => `Copy of ${name}`,
  /** @param {string} name */
  duplicated: (name) => `“${name}” was added.`,
  /** @param {string} name */
  removed: (name) => `“${name}” was deleted.`,
  /** @param {string} name */
  restored: (name) => `“${name}” is back.`,
};

export const COMPARE = {
  dimension: "Dimension",
  criterion: "Criterion",
  /** @param {string} one @param {string} other */
  caption: (one, other) => `${one} and ${other}, by dimension`,
  /** @param {number} number */
  differing: (number) => `Answers that differ (${number})`,
  same: "Both services have the same outcome for every criterion.",
  aside: "Set aside by the facts",
};
