/** The sentences that the result of a service says, and its words for what is stored. */

import { say, sayClauses, sayDay, sayList, sayMany } from "./say.js";

/**
 * @import {EvidenceProblem, Gap, SummaryNumbers} from "../result-types.js"
 * @import {Evidence} from "../types.js"
 */

export const GAPS = {
  columns: [say("Criterion"), say("Obligation"), say("Outcome"), say("Owner"), say("Due")],
  /** @param {number} number */
  baseline: (number) => say("To do in the baseline ({number})", { number }),
  /** @param {number} number */
  blocking: (number) => say("In the way of the target ({number})", { number }),
  advised: say("Not in the way, but advised"),
  /** @param {number} number */
  advisedCounted: (number) => say("Not in the way, but advised ({number})", { number }),
  noTarget: say("Choose a target level in the table above to see what stands between the service and it."),
  reached: say("Nothing stands in the way of the targets."),
  /** @param {number} number */
  required: (number) => say("Required and not met ({number})", { number }),
  /** @param {number} number */
  wished: (number) => say("Advised and not met ({number})", { number }),
  met: say("Everything that is required is met."),
};

export const AGAIN = {
  columns: [say("Criterion"), say("Outcome"), say("Why")],
  caption: say("Because of a new edition of the standard"),
  /** @param {string} outcome */
  marked: (outcome) => say("{outcome}, look again", { outcome }),
};

export const GATE = {
  noPhase: say("Choose the phase of the service above to see what its next gate asks for."),
  done: say("Everything that this phase asks for is met."),
  /** @param {string} phase */
  caption: (phase) => say("Open at the end of {phase}", { phase }),
  /** @param {string} phase @param {number} open @param {number} must */
  counted: (phase, open, must) => sayMany("Open at the end of {phase} ({count} criterion, {must} must)", "Open at the end of {phase} ({count} criteria, {must} must)", open, { phase, must }),
};

export const EVIDENCE = {
  columns: [say("Criterion"), say("What is wrong"), say("Evidence")],
  caption: say("Missing, expired or too old"),
  none: say("No evidence is missing, expired or too old."),
};

export const HEAT = {
  caption: say("Criteria met, by dimension and level"),
  dimension: say("Dimension"),
  nothing: say("none"),
  /** @param {number} number @param {string} title */
  level: (number, title) => say("Level {number}, {title}", { number, title }),
  /** @param {number} met @param {number} applicable @param {number} inherited */
  cell: (met, applicable, inherited) => (inherited === 0
    ? say("{met} of {applicable}", { met, applicable })
    : say("{met} of {applicable}, {inherited} inherited", { met, applicable, inherited })),
  /** @param {string} dimension @param {number} level @param {Record<"met" | "open" | "applicable" | "inherited", number>} cell */
  named: (dimension, level, { met, open, applicable, inherited }) => {
    const values = { dimension, level, met, open, applicable, inherited };
    return inherited === 0
      ? say("{met} of {applicable} met, {open} not assessed: {dimension}, level {level}", values)
      : say("{met} of {applicable} met, {open} not assessed, {inherited} inherited: {dimension}, level {level}", values);
  },
};

export const COPY = {
  done: say("Copied. Paste it into an issue or a decision paper."),
  byHand: say("The browser does not let this page copy. The text below is selected: copy it with your keyboard."),
};

/** @param {SummaryNumbers} numbers */
export function summary({ assessed, applicable, targets, reached, reachable, blocking, advised, overdue }) {
  const said = [say("{assessed} of {applicable} criteria that apply are assessed.", { assessed, applicable })];
  if (targets > 0) {
    const values = { reached, reachable };
    said.push(reachable > reached
      ? sayMany("{reached} of {count} target is reached for certain, {reachable} can still be.", "{reached} of {count} targets are reached for certain, {reachable} can still be.", targets, values)
      : sayMany("{reached} of {count} target is reached for certain.", "{reached} of {count} targets are reached for certain.", targets, values));
    const more = sayMany("{count} more is advised.", "{count} more are advised.", advised);
    said.push(sayClauses([sayMany("{count} criterion stands in the way", "{count} criteria stand in the way", blocking), more]));
  }
  if (overdue > 0) said.push(sayMany("{count} criterion is overdue.", "{count} criteria are overdue.", overdue));
  return said.join(" ");
}

/** @type {Record<string, string>} */
const OBLIGATION = { must: say("Must"), should: say("Should"), may: say("May") };

/** @param {Pick<Gap, "obligation" | "level">} gap */
export function obligation({ obligation: word, level }) {
  return level === 0 ? OBLIGATION[word] : say("{obligation}, level {level}", { obligation: OBLIGATION[word], level });
}

/** @param {Pick<Gap, "due" | "overdue">} gap */
export function due({ due: day, overdue }) {
  if (day === "") return "–";
  return overdue ? say("{day}, overdue", { day: sayDay(day) }) : sayDay(day);
}

/** @param {EvidenceProblem} problem */
export function evidenceProblem({ kind, date }) {
  if (kind === "missing") return say("Missing: evidence is expected for this outcome");
  if (kind === "undated") return say("Without a day, so that nobody knows its age");
  const day = sayDay(date);
  return kind === "expired" ? say("Expired on {day}", { day }) : say("Too old: of {day}", { day });
}

/** @param {Evidence} evidence */
export function evidenceLine({ title, url, path, date, by, expires }) {
  const said = [title, url, path, date && sayDay(date), by && say("by {name}", { name: by }), expires && say("expires {day}", { day: sayDay(expires) })];
  return sayList(said.flatMap((text) => text || []));
}

export const REPORT = {
  aside: say("Answers kept aside: their criteria are not in this edition"),
  /** @param {string} title @param {string} version @param {string} site */
  edition: (title, version, site) => (version === site ? `${title} ${version}` : say("{title} {version} (this site has {site})", { title, version, site })),
  about: say("About this report"),
  service: say("Service"),
  phase: say("Phase"),
  standard: say("Standard"),
  date: say("Printed on"),
  nothing: say("No criterion is answered yet."),
  columns: [say("Criterion"), say("Outcome"), say("Reason and note"), say("Evidence")],
  sign: [say("Name of the assessor"), say("Date"), say("Signature")],
  /** @param {string} text */
  reason: (text) => named(say("Reason"), text),
  /** @param {string} text */
  exemption: (text) => named(say("Exemption"), text),
  /** @param {string} text */
  owner: (text) => named(say("Owner"), text),
  /** @param {string} text */
  due: (text) => named(say("Due"), sayDay(text)),
};

/** @param {string | number} what @param {string | number} note  a number of things, or what they are */
export function withNote(what, note) {
  return say("{what} ({note})", { what, note });
}

/** @param {string} name @param {string} value */
export function named(name, value) {
  return say("{name}: {value}", { name, value });
}

/** @param {string} id @param {string} title @param {string[]} reasons */
export function asideLine(id, title, reasons) {
  return named(`${id} ${title}`, sayClauses(reasons));
}
