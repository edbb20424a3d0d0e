/** Many answers changed at once, and the way to another service. Fetched with the first service: before, there is nothing to change. */

import { leftAlone, wasReset } from "../words/start-words.js";

/** @import {Session, Undoable} from "./session.js" */

/** @param {Session} session @param {string[]} criteria  of a checklist */
export async function resetAll(session, criteria) {
  // What is still on its way is cleared too.
  await session.settled();
  const touched = criteria.filter((id) => session.finding(id).revision > 0);
  await reset(session, touched, wasReset(touched.length));
}

/**
 * @param {Session} session
 * @param {string[]} criteria
 * @param {string} message  what is said beside the offer to undo
 */
export async function reset(session, criteria, message) {
  await session.settled();
  if (session.service === null) return;
  const { id } = session.service;
  const { batch } = await session.store.resetFindings(id, criteria);
  session.done({ batch, message, back: id });
}

/**
 * @param {Session} session
 * @param {Undoable | null} undoable  what was on offer when the person chose it
 * @param {string} message  what is said afterwards
 */
export async function undo(session, undoable, message) {
  if (undoable === null || undoable === session.undoing) return;
  session.undoing = undoable;
  try {
    await undoNow(session, undoable, message);
  } finally {
    session.undoing = null;
  }
}

/** @param {Session} session @param {Undoable} undoable @param {string} message */
async function undoNow(session, undoable, message) {
  await session.settled();
  const { batch, back } = undoable;
  const { choices } = session;
  const { kept } = await session.store.undo(batch);
  if (back !== null && session.choices === choices) await session.choose(back);
  await session.load();
  session.done(null, message + leftAlone(kept));
}

/** @param {Session} session */
export async function addService(session) {
  await session.settled();
  const { id } = await session.addService();
  await switchTo(session, id);
}

/** @param {Session} session @param {string} id */
export async function switchTo(session, id) {
  await session.settled();
  await session.choose(id);
  session.undoable = null;
  await session.load();
}
