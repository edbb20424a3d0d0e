/** What is done with a session as a whole: opening it, and what applies to its service. */

import { loadCatalogue } from "./catalogue.js";
import { applicability, coverageOf, hasLevels } from "../rules/applicable.js";
import { mirrorOf, leftIn, placeOf } from "../store/mirror.js";
import { Session, freshService } from "./session.js";
import { openStore } from "../store/store.js";

/**
 * @import {StorageProblem} from "../keeping/problems.js"
 * @import {Store} from "../store/store.js"
 * @import {Criterion} from "../types.js"
 * @import {Evaluation} from "../result-types.js"
 * @typedef {Record<string, number | null>} Target  dimension -> level; null takes it away
 */

/** So long a page waits for its answers before it says so, and keeps in memory what is entered. */
const PATIENCE_MS = 2000;

/**
 * The one session of a page: the catalogue, and the store or what stands in for it.
 *
 * @returns {Promise<Session>}
 */
export async function openSession() {
  const catalogue = await loadCatalogue();
  const sources = { now: () => new Date(), newId };
  const databaseName = `service-standards:${catalogue.standard.id}`;
  const place = placeOf(databaseName);
  /** @param {Store} store @param {StorageProblem | null} problem */
  const sessionOf = (store, problem) => new Session(catalogue, store, problem, memoryOfTab(databaseName), mirrorOf(place, store.tab));
  const opening = openStore({ databaseName, ...sources }).then(async (store) => {
    const session = sessionOf(store, null);
    const left = leftIn(place);
    // What cannot be taken in now is there for the next page.
    if (left.length > 0) await import("../store/left-behind.js").then(async ({ takeIn }) => (session.late = await takeIn(store, left, freshService(catalogue)))).catch(() => {});
    await session.load();
    return session;
  });
  /** @type {Promise<null>} */
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  const session = await Promise.race([opening, patience]).catch(() => null);
  return session ?? (await import("./stand-in.js")).standIn(opening, { databaseName, ...sources }, sessionOf, patience);
}

/**
 * Which service a tab shows, so that a choice in another tab does not change it on the next page. Holds no answers.
 *
 * @param {string} key
 * @returns {import("./session.js").TabMemory}
 */
function memoryOfTab(key) {
  /** @template T @param {(storage: Storage) => T} work @returns {T | null} */
  const attempt = (work) => {
    try {
      return work(sessionStorage);
    } catch {
      // Blocked or full: the choice that was made last in any tab counts.
      return null;
    }
  };
  return {
    read: () => attempt((storage) => storage.getItem(key)),
    write: (id) => void attempt((storage) => storage.setItem(key, id)),
  };
}

/** A random id. crypto.randomUUID would do, but plain http addresses inside an organisation lack it. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Criterion[]} criteria  of any dimension @param {Session} session @returns {Evaluation["coverage"]} */
export function coverage(criteria, session) {
  return coverageOf(criteria, session.service?.facts ?? {}, ({ id }) => session.finding(id));
}

/**
 * Why each criterion that the facts set aside does not apply.
 *
 * @param {Session} session
 * @returns {Map<string, string[]>}
 */
export function setAside({ catalogue, service }) {
  const given = service?.facts ?? {};
  const words = new Map(catalogue.facts.map(({ id, if_yes, if_no }) => [id, given[id] ? if_yes : if_no]));
  const verdicts = catalogue.criteria.map((criterion) => /** @type {const} */ ([criterion.id, applicability(criterion, given).facts]));
  return new Map(verdicts.filter(([, facts]) => facts.length > 0).map(([id, facts]) => [id, facts.map((fact) => words.get(fact) ?? fact)]));
}

/** @param {Session} session @returns {string[]}  the dimensions of a service */
export function dimensionsOf({ catalogue }) {
  return catalogue.dimensions.filter(({ scope }) => scope !== "organisation").map(({ id }) => id);
}

/** @param {Session} session @returns {string[]}  the dimensions of a service that have levels to aim at */
export function gradedOf(session) {
  return dimensionsOf(session).filter((dimension) => hasLevels(session.catalogue, dimension));
}

/** @param {Session} session @param {string} value  a level, or "" @returns {Target}  the same for every dimension that has levels */
export function targetOf(session, value) {
  return Object.fromEntries(gradedOf(session).map((dimension) => [dimension, value === "" ? null : Number(value)]));
}

/**
 * Many answers are changed at once: from now on leaving asks, and not only when the code for it is there.
 *
 * @param {Session} session
 * @param {(code: typeof import("./large-changes.js")) => Promise<void>} work
 */
export async function atOnce(session, work) {
  session.unsaved.changing += 1;
  try {
    await work(await import("./large-changes.js"));
  } finally {
    session.unsaved.changing -= 1;
  }
}
