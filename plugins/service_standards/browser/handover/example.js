/** The example service on its way in and out: each is one batch that can be undone. */

import { readAssessment } from "../formats/assessment-file.js";
import { EXAMPLE_ABSENT, EXAMPLE_ADVICE, exampleLoaded, exampleRemoved } from "../words/file-messages.js";
import { openAssessment } from "./files.js";
import { StorageProblem } from "../keeping/problems.js";
import { switchTo } from "../session/large-changes.js";
import { isExample } from "../store/store-rows.js";

/**
 * @import {Session} from "../session/session.js"
 * @import {Assessment} from "../types.js"
 */

/** Where every site with an example publishes it, as seen from this file. */
const ADDRESS = new URL("../../../example/assessment.json", import.meta.url);

/** Show the example; it is fetched only if it is not here yet. @param {Session} session */
export async function loadExample(session) {
  const here = session.services.find(isExample);
  if (here !== undefined) return switchTo(session, here.id);
  const assessment = await fetchExample(session);
  await openAssessment(session, assessment, null, exampleLoaded(assessment.service.name));
}

/** Take away the example that is shown; the service before it comes back. @param {Session} session */
export async function removeExample(session) {
  await session.settled();
  const { service, store } = session;
  if (service === null || !isExample(service)) return;
  const { batch } = await store.deleteService(service.id);
  session.done({ batch, message: exampleRemoved(service.name), back: service.id });
}

/** @param {Session} session @returns {Promise<Assessment>} */
async function fetchExample({ catalogue }) {
  const told = { message: EXAMPLE_ABSENT, advice: EXAMPLE_ADVICE };
  const response = await fetch(ADDRESS).catch(() => null);
  if (!response?.ok) throw new StorageProblem("failed", told);
  const read = readAssessment(await response.arrayBuffer(), catalogue);
  if (!read.ok) throw new StorageProblem("failed", { ...told, message: `${EXAMPLE_ABSENT} ${read.message}` });
  return read.assessment;
}
