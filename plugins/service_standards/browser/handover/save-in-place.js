/**
 * Saving to the same file again, where the browser lets a page write to a file that a person chose. The file and what
 * it was like are kept for each service; what somebody else wrote into it is overwritten only when a person says so.
 */

import { canonicalAssessment } from "../answer/canonical.js";
import { readAssessment } from "../formats/assessment-file.js";
import { DOWNLOAD_INSTEAD, NOTHING_WRITTEN, NOT_WRITTEN, OTHER_SERVICE, SAME_FILE, savedTo } from "../words/file-messages.js";
import { ask } from "./ask.js";
import { assessmentOf, handedOver, isWanted } from "./files.js";
import { StorageProblem } from "../keeping/problems.js";

/**
 * @import {Session} from "../session/session.js"
 * @typedef {(options: object) => Promise<FileSystemFileHandle>} Picker
 * @typedef {(options: {mode: "readwrite"}) => Promise<PermissionState>} Asking
 * @typedef {{file: FileSystemFileHandle, lastModified: number, size: number}} Known  as it was when it was last seen here
 */

/** What the store had no room for. @type {Map<string, Known>} */
const unkept = new Map();

/** @param {HTMLElement} root @param {Session} session */
export async function saveInPlace(root, session) {
  const { id } = await session.start();
  const known = await knownFile(session, id);
  const file = known?.file ?? (await chosenFile());
  if (file === null) return;
  try {
    const found = known && (await changedFile(known));
    if (found && !(await mayWrite(root, session, id, { file, found }))) return;
    const assessment = await assessmentOf(session);
    if (assessment.service.id !== id) throw new StorageProblem("failed", { message: NOT_WRITTEN, advice: OTHER_SERVICE });
    const text = canonicalAssessment(assessment, session.catalogue);
    if (!(await isWanted(root, readAssessment(text, session.catalogue)))) return;
    await write(file, text);
    await remember(session, id, file, await file.getFile());
    await handedOver(session, id, assessment);
  } catch (cause) {
    if (cause instanceof StorageProblem) throw cause;
    // It may be gone, locked, or no longer allowed: the next press asks again.
    await forget(session, id);
    throw new StorageProblem("failed", { message: NOT_WRITTEN, advice: DOWNLOAD_INSTEAD, cause });
  }
  session.say(savedTo(file.name));
}

/**
 * Ask what happens to a file that somebody else has changed.
 *
 * @param {HTMLElement} root @param {Session} session @param {string} id  of the service
 * @param {{file: FileSystemFileHandle, found: File}} changed
 * @returns {Promise<boolean>}  whether it may be overwritten
 */
async function mayWrite(root, session, id, { file, found }) {
  const choice = await ask(root, { ...SAME_FILE, said: SAME_FILE.said(file.name) });
  if (choice !== "look") return choice === "write";
  const before = session.undoable;
  const { offerFile } = await import("./import-dialog.js");
  const refusal = await offerFile(root, session, found);
  if (refusal !== null) throw new StorageProblem("failed", { message: refusal, advice: NOTHING_WRITTEN });
  // What was taken over from it is here now, and need not be asked about again.
  if (session.undoable !== before && session.service?.id === id) await remember(session, id, file, found);
  return false;
}

/** @param {Known} known @returns {Promise<File | null>}  as it is now, if it is not as it was */
async function changedFile({ file, lastModified, size }) {
  const asking = /** @type {{queryPermission: Asking, requestPermission: Asking}} */ (/** @type {unknown} */ (file));
  // On another visit the browser asks the person once more.
  if ((await asking.queryPermission({ mode: "readwrite" })) !== "granted") await asking.requestPermission({ mode: "readwrite" });
  const found = await file.getFile();
  return found.lastModified === lastModified && found.size === size ? null : found;
}

/** @param {Session} session @param {string} id @returns {Promise<Known | null>} */
async function knownFile({ store }, id) {
  const value = /** @type {Partial<Known> | undefined} */ (unkept.get(id) ?? (await store.setting(nameOf(id)).catch(() => undefined)));
  return value?.file instanceof FileSystemFileHandle ? /** @type {Known} */ (value) : null;
}

/** @param {Session} session @param {string} id @param {FileSystemFileHandle} file @param {File} seen */
async function remember({ store }, id, file, { lastModified, size }) {
  const known = { file, lastModified, size };
  await store.changeSetting(nameOf(id), () => known).then(() => unkept.delete(id), () => unkept.set(id, known));
}

/** @param {Session} session @param {string} id */
async function forget({ store }, id) {
  unkept.delete(id);
  await store.changeSetting(nameOf(id), () => null).catch(() => {});
}

/** @param {string} id */
function nameOf(id) {
  return `same-file:${id}`;
}

/** @returns {Promise<FileSystemFileHandle | null>}  null: the person chose none */
async function chosenFile() {
  const { showSaveFilePicker } = /** @type {{showSaveFilePicker: Picker}} */ (/** @type {unknown} */ (window));
  try {
    return await showSaveFilePicker({
      suggestedName: "assessment.json",
      types: [{ accept: { "application/json": [".json"] } }],
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") return null;
    throw new StorageProblem("failed", { message: NOT_WRITTEN, advice: DOWNLOAD_INSTEAD, cause });
  }
}

/** @param {FileSystemFileHandle} file @param {string} text  written beside it and put in its place when it is whole */
async function write(file, text) {
  const stream = await file.createWritable();
  try {
    await stream.write(text);
  } catch (cause) {
    await stream.abort().catch(() => {});
    throw cause;
  }
  await stream.close();
}
