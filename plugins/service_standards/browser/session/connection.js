/** What it means that the browser took the connection to the database away. */

import { StorageProblem, storageProblem } from "../keeping/problems.js";

/** @import {Session} from "./session.js" */

/** A browser that deletes site data refuses a connection until it has done so. */
const PAUSES_MS = [0, 200, 1000, 3000];

/** @param {Session} session  told what is lost; null: there is a new connection, and the answers are there */
export async function look(session) {
  for (const pause of PAUSES_MS) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const loss = await lossOf(session);
    if (loss?.kind === "lost" && pause === 0) continue;
    session.unsaved.lost = loss;
    session.say();
    if (loss?.kind !== "lost") break;
  }
}

/** @param {Session} session @returns {Promise<StorageProblem | null>} */
async function lossOf({ store, service }) {
  const id = service?.id ?? "";
  try {
    // A history is never deleted. Where there is none, another page has begun anew.
    if ((await store.countChanges(id)) === 0 && id !== "") return new StorageProblem("cleared");
    return null;
  } catch (cause) {
    const problem = storageProblem(cause);
    if (problem.kind !== "cleared" || id !== "") return problem;
    // Nothing that this page shows was there.
    store.renew();
    return null;
  }
}
