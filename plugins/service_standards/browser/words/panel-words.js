/** The sentences of the folded parts of the result. */

import { OUTCOME } from "./outcome-words.js";
import { named, withNote } from "./results-words.js";
import { LANGUAGE, say, sayClauses, sayList, sayMany } from "./say.js";

/**
 * @import {HistoryRow} from "../kept-types.js"
 * @import {Catalogue} from "../types.js"
 */

export const SNAPSHOTS = {
  caption: say("Snapshots"),
  columns: [say("Date"), say("Label"), say("Standard"), say("Assessed"), say("Delete")],
  none: say("No snapshot yet. Keep one before a review, and see later what has changed."),
  unnamed: say("Snapshot"),
  now: say("now"),
  /** @param {number} most */
  enough: (most) => say("A service takes at most {most} snapshots: delete one first.", { most }),
  remove: say("Delete"),
  /** @param {string} name */
  removeNamed: (name) => say("Delete the snapshot {name}", { name }),
  /** @param {string} name */
  removed: (name) => say("The snapshot {name} was deleted.", { name }),
  /** @param {number} number */
  kept: (number) => [say("The snapshot is kept."), sayMany("{count} snapshot is kept.", "{count} snapshots are kept.", number)].join(" "),
  moves: { better: say("Better"), worse: say("Worse"), newlyAssessed: say("Newly assessed"), other: say("Changed in another way") },
  /** What stands behind the name of a criterion. @param {string} before @param {string} after */
  move: (before, after) => say(": {before} → {after}", { before, after }),
  /** @param {number} number */
  same: (number) => sayMany("{count} answer is the same as then.", "{count} answers are the same as then.", number),
};

export const TREND = {
  caption: say("Trend"),
  columns: [say("Snapshot"), say("Assessed"), say("Index")],
  picture: say("In the picture, the full line is the index of 100 and the dashed line is the share that has been assessed; the numbers below are the rows of the table. All are graded by today’s criteria."),
};

export const HISTORY = {
  columns: [say("When"), say("Where"), say("What")],
  none: say("Nothing has changed yet."),
  /** @param {string} at  ISO time */
  when: (at) => new Date(at).toLocaleString(LANGUAGE, { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" }),
  service: say("The service"),
  undo: say("Undo the last change"),
  redo: say("Redo"),
  all: say("Everything"),
  older: say("Show older changes"),
  undone: say("The last change was undone."),
  redone: say("The change was made again."),
  /** @param {number} shown @param {number} all */
  caption: (shown, all) => (shown === all ? say("What changed") : say("What changed: the last {shown} of {all}", { shown, all })),
};

const KINDS = {
  create: say("The service was added"),
  change: "",
  reset: say("Cleared"),
  import: say("Opened from a file or copied"),
  edition: say("Taken over to another edition"),
  delete: say("The service was deleted"),
  undo: say("Taken back"),
};

/** What changed among the further keys. @param {any} before @param {any} after */
function extraWhat(before, after) {
  const [was, is] = [before, after].map((extra) => JSON.stringify(extra?.exemption));
  return was === is ? FIELDS.extra : EXEMPTION;
}

/** What one row of the history says. @param {HistoryRow} row @param {Catalogue} catalogue */
export function historyWhat({ kind, before, after, conflict }, catalogue) {
  const said = Object.entries(after === null || before === null ? {} : after).map(([field, value]) => (field === "extra" ? extraWhat(before?.extra, value) : fieldWhat(field, value, catalogue)));
  const kinds = conflict ? [KINDS[kind], say("changed in two tabs at once")] : [KINDS[kind]];
  const all = [...kinds, ...said].filter((text) => text !== "");
  return all.length === 0 ? say("Changed") : sayClauses(all);
}

/** @param {string} field @param {unknown} value @param {Catalogue} catalogue */
function fieldWhat(field, value, catalogue) {
  const name = FIELDS[field] ?? field;
  if (field === "outcome") return named(name, OUTCOME[String(value)] ?? String(value));
  if (field === "phase") return named(name, catalogue.phases.find(({ id }) => id === value)?.title ?? "–");
  if (field === "target") return keyed(name, value, new Map(catalogue.dimensions.map(({ id, title }) => [id, title])));
  if (field === "facts") return keyed(name, value, new Map(catalogue.facts.map(({ id, question }) => [id, question])));
  if (Array.isArray(value)) return named(name, String(value.length));
  if (typeof value !== "string") return name;
  return named(name, value === "" ? say("emptied") : shortened(value));
}

/** @param {string} name @param {unknown} value @param {Map<string, string>} titles */
function keyed(name, value, titles) {
  const entries = Object.entries(/** @type {Record<string, boolean | number | null>} */ (value));
  /** @param {boolean | number | null} one */
  const word = (one) => (one === null ? say("none") : typeof one === "boolean" ? (one ? say("yes") : say("no")) : String(one));
  return named(name, sayList(entries.map(([id, one]) => `${titles.get(id) ?? id} ${word(one)}`)));
}

const EXEMPTION = say("Exemption");

/** @type {Record<string, string>} */
const FIELDS = {
  outcome: say("Outcome"),
  phase: say("Phase"),
  reason: say("Reason"),
  note: say("Note"),
  evidence: say("Evidence"),
  owner: say("Owner"),
  due: say("Due"),
  title: say("Title"),
  name: say("Name"),
  facts: say("Facts"),
  target: say("Target"),
  standard: say("Standard"),
  parked: say("Kept aside"),
  snapshots: say("Snapshots"),
  extra: say("Further keys"),
};

/** @param {string} text */
function shortened(text) {
  const [start, rest] = [text.slice(0, 80), text.slice(80)];
  return say("“{text}”", { text: `${start}${rest === "" ? "" : "…"}` });
}

export const SERVICES = {
  caption: say("Services on this computer"),
  columns: [say("Service"), say("Phase"), say("Lowest level"), say("Assessed"), say("Index"), say("Actions")],
  none: say("No service yet. The first answer starts one."),
  shown: say("shown now"),
  organisation: say("the organisation"),
  /** @param {string} name @param {string[]} marks */
  marks: (name, marks) => withNote(name, sayList(marks)),
  mark: say("Use as the organisation"),
  /** @param {string} name */
  markNamed: (name) => say("Use as the organisation {name}", { name }),
  unmark: say("Use as a service"),
  /** @param {string} name */
  unmarkNamed: (name) => say("Use as a service {name}", { name }),
  /** @param {string} name */
  marked: (name) => say("“{name}” is the organisation now: other services inherit its answers.", { name }),
  /** @param {string} name */
  unmarked: (name) => say("“{name}” is a service like the others now: nothing is inherited from it.", { name }),
  show: say("Show"),
  /** @param {string} name */
  showNamed: (name) => say("Show {name}", { name }),
  duplicate: say("Duplicate"),
  /** @param {string} name */
  duplicateNamed: (name) => say("Duplicate {name}", { name }),
  remove: say("Delete"),
  /** @param {string} name */
  removeNamed: (name) => say("Delete {name}", { name }),
  restore: say("Bring back"),
  /** @param {string} name */
  restoreNamed: (name) => say("Bring back {name}", { name }),
  removedTitle: say("Deleted, and still here"),
  /** @param {string} name */
  copyName: (name) => say("Copy of {name}", { name }),
  /** @param {string} name */
  duplicated: (name) => say("“{name}” was added.", { name }),
  /** @param {string} name */
  removed: (name) => say("“{name}” was deleted.", { name }),
  /** @param {string} name */
  restored: (name) => say("“{name}” is back.", { name }),
};

export const COMPARE = {
  dimension: say("Dimension"),
  criterion: say("Criterion"),
  /** @param {string} one @param {string} other */
  caption: (one, other) => say("{one} and {other}, by dimension", { one, other }),
  /** @param {string} level @param {number} assessed @param {number} applicable */
  level: (level, assessed, applicable) => say("{level} ({assessed} of {applicable} assessed)", { level, assessed, applicable }),
  /** @param {number} number */
  differing: (number) => say("Answers that differ ({number})", { number }),
  same: say("Both services have the same outcome for every criterion."),
  aside: say("Set aside by the facts"),
};
