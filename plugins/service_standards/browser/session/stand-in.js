/** A page whose answers cannot be read: what is entered is kept in memory, and goes to the database if that answers after all. */

import { LateStore, movedRows } from "../store/late-store.js";
import { StorageProblem, storageProblem } from "../keeping/problems.js";
import { openDatabase } from "../keeping/database.js";
import { channelOfPage } from "../store/store-tabs.js";
import { MOVED } from "../words/store-words.js";

/**
 * @import {Session} from "./session.js"
 * @import {Store} from "../store/store.js"
 * @import {Sources} from "../kept-types.js"
 */

/**
 * @param {Promise<Session>} opening  what could not be had, or not in time
 * @param {Sources & {databaseName: string}} sources
 * @param {(store: Store, problem: StorageProblem) => Session} sessionOf
 * @param {Promise<null>} patience  over when the page has waited long enough
 * @returns {Promise<Session>}
 */
export async function standIn(opening, sources, sessionOf, patience) {
  const problem = await Promise.race([opening.then(() => null, (cause) => storageProblem(cause)), patience.then(() => new StorageProblem("slow"))]);
  const store = new LateStore(sources);
  const session = sessionOf(store, problem ?? new StorageProblem("slow"));
  await session.load();
  opening.then((ready) => takeOver(session, store, ready, sources.databaseName)).catch((cause) => {
    // It has answered, but with a refusal: that is the reason to tell now.
    session.opening = storageProblem(cause);
    session.say();
  });
  return session;
}

/**
 * Answers of both sides stand side by side as services: which belong together, only the person knows.
 *
 * @param {Session} session
 * @param {LateStore} store
 * @param {Session} ready  on the database, never shown
 * @param {string} name  of the database
 */
async function takeOver(session, store, ready, name) {
  // What is being typed starts a service of its own, before another one is shown.
  session.dispatchEvent(new Event("leaving"));
  await session.settled();
  const keeping = await openDatabase(name, undefined, (event) => store.dispatchEvent(new Event(event)));
  ready.store.close();
  await store.moveTo(keeping, channelOfPage(name), movedRows);
  session.opening = null;
  const { service } = session;
  if (service !== null) await session.choose(service.id);
  await session.load();
  if (service !== null) session.say(MOVED);
}
