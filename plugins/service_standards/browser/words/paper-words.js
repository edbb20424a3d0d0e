/** The sentences of a report and of the decision paper of a gate. `report/paper.py` says the same. */

import { say, sayClauses } from "./say.js";

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
