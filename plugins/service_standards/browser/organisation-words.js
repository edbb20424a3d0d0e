/** The sentences about the organisation, and about the answers that services inherit from it. */

import { count } from "./messages.js";
import { OUTCOME } from "./results-words.js";

/** @import {Outcome} from "./types.js" */

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
