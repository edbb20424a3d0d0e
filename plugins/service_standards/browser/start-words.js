/** The sentences about what the facts take out, and about the answers of the organisation. */

import { OUTCOME, count } from "./results-words.js";

/** @import {Outcome} from "./types.js" */

export const TAILORED = {
  /** @param {number} removed @param {number} all @param {[reason: string, number: number][]} reasons @param {number} here  on this page */
  line: (removed, all, reasons, here) => {
    if (removed === 0) return "";
    const because = reasons.map(([reason, number]) => `${number} because ${reason}`).join("; ");
    const found = here === 0 ? "" : ` ${here} of them ${here === 1 ? "is" : "are"} in this checklist, marked with the fact.`;
    return `${removed} of ${all} criteria ${removed === 1 ? "does" : "do"} not apply: ${because}.${found}`;
  },
  /** @param {number} number */
  effect: (number) => `This takes out ${count(number, "criterion", "criteria")}. Change the answer, and they are back as they were.`,
  target: {
    none: "No target level is set now.",
    /** @param {string} level */
    all: (level) => `The target is level ${level} in every dimension. My service has a target for each.`,
  },
};

export const ORGANISATION = {
  untitled: "My organisation",
  nameLabel: { service: "Name of the service", organisation: "Name of the organisation" },
  /** @param {string} name @param {number} number */
  inherits: (name, number) => `${count(number, "answer is", "answers are")} inherited from ${name}.`,
  /** @param {string} name */
  isShown: (name) => `You answer for ${name}. Every service on this computer without an answer of its own inherits these answers.`,
  start: "These criteria are about the organisation. Answer them once, and every service on this computer inherits the answers.",
  startButton: "Answer for your organisation",
  started: "You answer for your organisation now.",
  /** @param {string} name */
  go: (name) => `These criteria are about the organisation. ${name} answers them once for every service on this computer.`,
  /** @param {string} name */
  goButton: (name) => `Answer for ${name}`,
  /** @param {string} name */
  back: (name) => `Back to ${name}`,
};

export const INHERITED = {
  /** @param {string | null} name  null: it is not on this computer */
  from: (name) => (name === null ? "Inherited from an organisation that is not on this computer." : `Inherited from ${name}.`),
  change: "Change anything to make it this service’s own answer.",
  keep: "Make it our own answer",
  kept: "This is the service’s own answer now.",
  /** @param {string} name @param {Outcome} outcome */
  own: (name, outcome) => `This service’s own answer. ${name} says: ${OUTCOME[outcome]}.`,
  again: "Use the organisation’s answer again",
  /** @param {string} id */
  used: (id) => `${id}: the organisation’s answer is used again.`,
};
