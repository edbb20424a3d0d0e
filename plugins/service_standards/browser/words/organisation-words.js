/** The sentences about the organisation, and about the answers that services inherit from it. */

import { say, sayMany } from "./say.js";
import { OUTCOME } from "./outcome-words.js";

/** @import {Outcome} from "../types.js" */

export const ORGANISATION = {
  untitled: say("My organisation"),
  nameLabel: { service: say("Name of the service"), organisation: say("Name of the organisation") },
  /** @param {string} name @param {number} number */
  inherits: (name, number) => sayMany("{count} answer is inherited from {name}.", "{count} answers are inherited from {name}.", number, { name }),
  /** @param {string} name */
  isShown: (name) => say("You answer for {name}. Every service on this computer without an answer of its own inherits these answers.", { name }),
  start: say("Answer these once: every service on this computer inherits the answers."),
  startButton: say("Answer for your organisation"),
  started: say("You answer for your organisation now."),
  /** @param {string} name */
  go: (name) => say("These criteria are about the organisation. {name} answers them once for every service on this computer.", { name }),
  /** @param {string} name */
  goButton: (name) => say("Answer for {name}", { name }),
  /** @param {string} name */
  back: (name) => say("Back to {name}", { name }),
};

export const INHERITED = {
  /** @param {string | null} name  null: it is not on this computer */
  from: (name) => (name === null ? say("Inherited from an organisation that is not on this computer.") : say("Inherited from {name}.", { name })),
  change: say("Change anything to make it this service’s own answer."),
  keep: say("Make it our own answer"),
  /** @param {string} id */
  keepNamed: (id) => say("Make it our own answer: {id}", { id }),
  kept: say("This is the service’s own answer now."),
  /** @param {string} name @param {Outcome} outcome */
  own: (name, outcome) => say("This service’s own answer. {name} says: {outcome}.", { name, outcome: OUTCOME[outcome] }),
  again: say("Use the organisation’s answer again"),
  /** @param {string} id */
  againNamed: (id) => say("Use the organisation’s answer again: {id}", { id }),
  /** @param {string} id */
  used: (id) => say("{id}: the organisation’s answer is used again.", { id }),
};
