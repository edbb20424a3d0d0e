/** The sentences that the result of a service says, and its words for what is stored. */

import { count, level as levelWords } from "./messages.js";

/**
 * @import {EvidenceProblem, Gap, SummaryNumbers} from "./gaps.js"
 * @import {MarkdownWords} from "./markdown-summary.js"
 * @import {Evidence} from "./types.js"
 */

/** @type {Record<string, string>} */
export const OUTCOME = {
  "met": "Met",
  "partly-met": "Partly met",
  "not-met": "Not met",
  "not-applicable": "Not applicable",
  "not-assessed": "Not assessed",
};

/** @param {{outcome?: string, extra?: {inherited_from?: unknown}}} finding @returns {string}  with the mark of an inherited answer */
export function outcomeWords({ outcome = "not-assessed", extra }) {
  return extra?.inherited_from === undefined ? OUTCOME[outcome] : `${OUTCOME[outcome]} (inherited)`;
}

export const GAPS = {
  columns: ["Criterion", "Obligation", "Outcome", "Owner", "Due"],
  blocking: "In the way of the target",
  advised: "Not in the way, but advised",
  noTarget: "Choose a target level in the table above to see what stands between the service and it.",
  reached: "Nothing stands in the way of the targets.",
};

export const AGAIN = {
  columns: ["Criterion", "Outcome", "Why"],
  caption: "Because of a new edition of the standard",
  mark: "look again",
};

export const GATE = {
  noPhase: "Choose the phase of the service above to see what its next gate asks for.",
  done: "Everything that this phase asks for is met.",
  /** @param {string} phase */
  caption: (phase) => `Open at the end of ${phase}`,
};

export const EVIDENCE = {
  columns: ["Criterion", "What is wrong", "Evidence"],
  caption: "Missing, expired or too old",
  none: "No evidence is missing, expired or too old.",
};

export const HEAT = {
  caption: "Criteria met, by dimension and level",
  dimension: "Dimension",
  nothing: "none",
  /** @param {number} number @param {string} title */
  level: (number, title) => `Level ${number}, ${title}`,
  /** @param {number} met @param {number} applicable @param {number} inherited */
  cell: (met, applicable, inherited) => `${met} of ${applicable}${inherited === 0 ? "" : `, ${inherited} inherited`}`,
  /** @param {string} dimension @param {number} level @param {Record<"met" | "open" | "applicable" | "inherited", number>} cell */
  named: (dimension, level, { met, open, applicable, inherited }) =>
    `${met} of ${applicable} met, ${open} not assessed${inherited === 0 ? "" : `, ${inherited} inherited`}: ${dimension}, level ${level}`,
};

export const COPY = {
  done: "Copied. Paste it into an issue or a decision paper.",
  byHand: "The browser does not let this page copy. The text below is selected: copy it with your keyboard.",
};

/** @param {SummaryNumbers} numbers */
export function summary({ assessed, applicable, targets, reached, reachable, blocking, advised, overdue }) {
  const said = [`${assessed} of ${applicable} criteria that apply are assessed.`];
  if (targets > 0) {
    const more = reachable > reached ? `, ${reachable} can still be` : "";
    said.push(`${reached} of ${targets} ${targets === 1 ? "target is" : "targets are"} reached for certain${more}.`);
    said.push(`${count(blocking, "criterion stands", "criteria stand")} in the way; ${advised} more ${advised === 1 ? "is" : "are"} advised.`);
  }
  if (overdue > 0) said.push(`${count(overdue, "criterion is", "criteria are")} overdue.`);
  return said.join(" ");
}

/** @param {Pick<Gap, "obligation" | "level">} gap */
export function obligation({ obligation: word, level }) {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}, level ${level}`;
}

/** @param {Pick<Gap, "due" | "overdue">} gap */
export function due({ due: day, overdue }) {
  if (day === "") return "–";
  return overdue ? `${day}, overdue` : day;
}

/** @param {EvidenceProblem} problem */
export function evidenceProblem({ kind, date }) {
  if (kind === "missing") return "Missing: evidence is expected for this outcome";
  return kind === "expired" ? `Expired on ${date}` : `Too old: of ${date}`;
}

/** @param {Evidence} evidence */
export function evidenceLine({ title, url, path, date, by, expires }) {
  return [title, url, path, date, by && `by ${by}`, expires && `expires ${expires}`].filter(Boolean).join(", ");
}

/** @param {Map<number, string>} levels @returns {MarkdownWords} */
export function markdownWords(levels) {
  return {
    untitled: "My service",
    columns: ["Dimension", "Level", "Target", "Assessed"],
    open: "Between the service and its targets",
    none: "Nothing, or no target is chosen.",
    aside: "Judged not applicable",
    summary,
    level: (range) => levelWords(range, levels),
    gap: (gap) => {
      const { title, outcome, owner, blocks } = gap;
      const said = [`${title} (${obligation(gap)}): ${OUTCOME[outcome]}`, blocks ? "in the way of the target" : "advised", owner];
      return [...said, gap.due === "" ? "" : `due ${due(gap)}`].filter((text) => text !== "").join("; ");
    },
  };
}

export const REPORT = {
  aside: "Answers kept aside: their criteria are not in this edition",
  /** @param {string} title @param {string} version @param {string} site */
  edition: (title, version, site) => (version === site ? `${title} ${version}` : `${title} ${version} (this site has ${site})`),
  about: "About this report",
  service: "Service",
  phase: "Phase",
  standard: "Standard",
  date: "Printed on",
  nothing: "No criterion is answered yet.",
  columns: ["Criterion", "Outcome", "Reason and note", "Evidence"],
  sign: ["Name of the assessor", "Date", "Signature"],
  /** @param {string} text */
  reason: (text) => `Reason: ${text}`,
  /** @param {string} text */
  owner: (text) => `Owner: ${text}`,
  /** @param {string} text */
  due: (text) => `Due: ${text}`,
};
