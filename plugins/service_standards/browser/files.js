/**
 * The answers on their way out as a file and back in. Fetched with the first change, so that it is here before there
 * is something to hand over, even if the connection is gone by then.
 */

import { assessmentFromRows, rowsFromAssessment } from "./assessment-rows.js";
import { canonicalAssessment } from "./canonical.js";
import { assessmentToCsv } from "./csv.js";
import { fileNote } from "./file-age.js";
import { rememberState } from "./file-states.js";
import { withoutInherited } from "./inherited.js";
import { switchTo } from "./session-actions.js";

/**
 * @import {Session} from "./session.js"
 * @import {Assessment} from "./types.js"
 */

/** How long the address of a download is held: a slow disk still has to read from it. */
const REVOKE_AFTER_MS = 60_000;

/** @param {Session} session @returns {Promise<Assessment>}  what is shown, with what could not be kept */
export async function assessmentOf(session) {
  const { id } = await session.start();
  await session.shown();
  const { service, findings, catalogue } = session;
  if (service === null) throw new Error(`the service ${id} has just started`);
  return assessmentFromRows(service, findings, catalogue);
}

/** @param {Session} session */
export async function downloadFile(session) {
  const assessment = await assessmentOf(session);
  download(canonicalAssessment(assessment, session.catalogue), "assessment.json", "application/json");
  await handedOver(session, assessment.service.id, assessment);
}

/**
 * Note that a file holds this state now: how old it is, and from where a later merge starts.
 *
 * @param {Session} session @param {string} service @param {Assessment} assessment
 */
export async function handedOver(session, service, assessment) {
  const at = session.filed(service).toISOString();
  try {
    const changes = await session.store.countChanges(service);
    await session.store.changeSetting(fileNote(service), () => ({ at, changes }));
    await rememberState(session, service, assessment);
  } catch {
    // The file is what counts; a full disk may well be why it was asked for.
  }
  session.say();
}

/** @param {Session} session */
export async function downloadCsv(session) {
  download(assessmentToCsv(await assessmentOf(session), session.catalogue), "assessment.csv", "text/csv");
}

/**
 * Hand over what was set aside because this version could not understand it. The answers of a service that was set
 * aside are out of sight with it, so they go along.
 *
 * @param {Session} session
 */
export async function downloadQuarantine({ store }) {
  const rows = await Promise.all((await store.listQuarantine()).map(async (aside) => {
    const { id } = /** @type {{id: string}} */ (aside.row);
    return aside.store === "services" ? { ...aside, findings: [...(await store.getFindings(id)).values()] } : aside;
  }));
  download(`${JSON.stringify(rows, null, 2)}\n`, "not-understood.json", "application/json");
}

/** @param {string} text @param {string} name @param {string} type */
export function download(text, name, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
}

/**
 * @param {Session} session
 * @param {Assessment} assessment
 * @param {string | null} into  the service whose answers are replaced; null adds a new one
 * @param {string} message
 * @returns {Promise<string>}  the id of the service that holds the answers now
 */
export async function openAssessment(session, assessment, into, message) {
  await session.settled();
  const back = session.service?.id ?? null;
  const { service, batch } = await session.store.importAssessment(rowsFromAssessment(withoutInherited(assessment, session.organisation?.answering ?? null)), { into });
  await switchTo(session, service.id);
  session.done({ batch, message, back });
  return service.id;
}
