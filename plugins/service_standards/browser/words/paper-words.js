/** The sentences of a report, of the decision paper of a gate, and of exemptions. `report/paper.py` says the same. */

import { say, sayClauses, sayDay, sayList, sayMany } from "./say.js";

/** @import {Exemption, ExemptionState} from "../result-types.js" */

export const PAPER = {
  gate: say("Gate"),
  /** @param {string} name */
  label: (name) => say("{name}:", { name }),
  date: say("Date"),
  /** @param {string} name */
  title: (name) => say("Decision paper: {name}", { name }),
  /** @param {string} title @param {string} version @param {string} assessed */
  edition: (title, version, assessed) => say("{title} {version}, from answers to {assessed}", { title, version, assessed }),
  result: say("Result by dimension"),
  resultColumns: [say("Dimension"), say("Level"), say("Target"), say("Assessed"), say("Points")],
  due: say("What is due at this gate"),
  /** @param {number} met @param {number} due */
  dueBaseline: (met, due) => say("Baseline due at this gate: {met} of {due} met", { met, due }),
  nothingDue: say("Nothing is due."),
  counted: say("What is due, counted"),
  countedColumns: [say("Outcome"), say("Must"), say("Should"), say("May"), say("All")],
  conditions: say("Conditions, if the decision is to go"),
  noConditions: say("None: everything that must or should be met is met."),
  conditionColumns: [say("Criterion"), say("Obligation"), say("Outcome"), say("Owner"), say("Due")],
  documents: say("Documents due"),
  toWrite: say("to be written"),
  toUpdate: say("to be brought up to date"),
  gaps: say("Between the service and its targets"),
  noGaps: say("Nothing, or no target is chosen."),
  unmet: say("What is not met"),
  allMet: say("Everything that applies is met."),
  evidence: say("Evidence to look after"),
  noEvidence: say("No evidence is missing, expired or too old."),
  judged: say("Judged not applicable"),
  facts: say("Facts about the service"),
  factColumns: [say("Question"), say("Answer")],
  yes: say("Yes"),
  no: say("No"),
  unanswered: say("Not answered"),
  aside: say("Set aside by the facts"),
  decision: say("Decision"),
  decisions: [say("Go"), say("Go with conditions"), say("Change direction"), say("Pause"), say("Stop")],
  signatures: say("Signatures"),
  signatureColumns: [say("Name and role"), say("Date"), say("Signature")],
  reason: say("Reason"),
  evidenceLine: say("Evidence:"),
  /** @param {string} name */
  by: (name) => say("by {name}", { name }),
  /** @param {string} day */
  expires: (day) => say("expires {day}", { day }),
  /** @param {string} title @param {string} obligation @param {string} outcome */
  gap: (title, obligation, outcome) => say("{title} ({obligation}): {outcome}", { title, obligation, outcome }),
  blocking: say("in the way of the target"),
  required: say("required"),
  advised: say("advised"),
  /** @param {string} day */
  dueOn: (day) => say("due {day}", { day }),
  /** @param {string} day */
  overdue: (day) => say("{day}, overdue", { day }),
  /** @param {string} outcome */
  inherited: (outcome) => say("{outcome} (inherited)", { outcome }),
  missing: say("Missing: evidence is expected for this outcome"),
  /** @param {string} day */
  expired: (day) => say("Expired on {day}", { day }),
  undated: say("Without a day, so that nobody knows its age"),
  /** @param {string} day */
  outdated: (day) => say("Too old: of {day}", { day }),
  /** @param {string} text */
  inBrackets: (text) => say("({text})", { text }),
  clauses: sayClauses,
  /** @param {string[]} words  one at least @returns {string}  joined by a text of ours: a browser's own lists differ */
  list: (words) => words.reduce((before, after) => say("{before}, {after}", { before, after })),
};

/** How far an exemption counts. @type {Record<ExemptionState, string>} */
export const STANDING = {
  "in-force": say("In force"),
  "to-come": say("Not yet in force"),
  "ended": say("Ended"),
  "too-long": say("Longer than the standard allows"),
  "incomplete": say("Incomplete"),
  "not-allowed": say("The standard knows none"),
  "not-needed": say("Not needed"),
};

export const EXEMPTIONS = {
  title: say("Exemptions"),
  ordered: say("Exemptions, the next to end first"),
  columns: [say("Criterion"), say("Standing"), say("Approved by"), say("Until"), say("Reason")],
  /** @param {string} outcome @param {string} day */
  outcome: (outcome, day) => say("{outcome}, exempt until {day}", { outcome, day }),
};

/**
 * What is exempt is said beside what is met, and never counted as met.
 *
 * @param {string} said  of the baseline
 * @param {{count: number, until: string}} exempt
 */
export function withExempt(said, { count, until }) {
  if (said === "" || count === 0) return said;
  const after = sayMany("{count} exempt until {day}", "{count} exempt, the first until {day}", count, { day: until });
  return say("{before}, {after}", { before: said, after });
}

/** What the form of an exemption says. */
export const EXEMPT = {
  add: say("Add an exemption"),
  /** @param {string} id */
  addTo: (id) => say("Add an exemption from {id}", { id }),
  change: say("Change the exemption"),
  /** @param {string} id */
  changeOf: (id) => say("Change the exemption from {id}", { id }),
  /** @param {string} id */
  removed: (id) => say("{id} is not exempt any more.", { id }),
  /** @param {string} id */
  title: (id) => say("Exemption from {id}", { id }),
  about: say("Somebody who may do so has allowed that this is not met until a day. The outcome stays what it is, and no level rises."),
  /** @type {Record<string, string>} */
  labels: {
    approved_by: say("Approved by, as a role or office"),
    approved_on: say("Approved on"),
    until: say("Until"),
    reason: say("Reason"),
  },
  keep: say("Keep the exemption"),
  remove: say("Remove the exemption"),
  cancel: say("Cancel"),
  /** @param {string[]} names */
  missing: (names) => say("Without this, an exemption counts for nothing: {fields}.", { fields: sayList(names) }),
  /** @param {string[]} names */
  noDay: (names) => say("There is no such day. Look at: {fields}.", { fields: sayList(names) }),
  backwards: say("The end lies before the approval."),
  /** @param {number} months @param {string} latest */
  tooLong: (months, latest) => sayMany(
    "Here an exemption lasts {count} month at most. Let it end on {day} or earlier, and have it approved anew then.",
    "Here an exemption lasts {count} months at most. Let it end on {day} or earlier, and have it approved anew then.",
    months, { day: sayDay(latest) },
  ),
};

/** What stands below an answer. @param {Pick<Exemption, "state" | "approved_by" | "approved_on" | "until" | "reason">} exemption */
export function exemptionLine({ state, approved_by: by, approved_on: on, until, reason }) {
  const values = { name: by, day: sayDay(state === "to-come" ? on : until), reason };
  return {
    "in-force": say("Exempt until {day}, approved by {name}: {reason}", values),
    "to-come": say("Exempt from {day} on, approved by {name}: {reason}", values),
    "ended": say("The exemption ended on {day}. Meet the criterion, or have it approved anew.", values),
    "too-long": say("The exemption lasts longer than the standard allows, and counts for nothing. Let it end earlier."),
    "incomplete": say("The exemption is incomplete, and counts for nothing. Say who approved it, until when, and why."),
    "not-allowed": say("This standard knows no exemption. Meet the criterion, and remove the exemption."),
    "not-needed": say("With this outcome no exemption is needed. Remove it."),
  }[state];
}
