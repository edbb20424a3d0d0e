/** Saving to the same file again, where the browser lets a page write to a file that a person chose. */

import { canonicalAssessment } from "./canonical.js";
import { DOWNLOAD_INSTEAD, NOT_WRITTEN, savedTo } from "./file-messages.js";
import { assessmentOf, handedOver } from "./files.js";
import { StorageProblem } from "./problems.js";

/**
 * @import {Session} from "./session.js"
 * @typedef {(options: object) => Promise<FileSystemFileHandle>} Picker
 */

/** @param {Session} session */
export async function saveInPlace(session) {
  const { id } = await session.start();
  const file = session.files.get(id) ?? (await chosenFile());
  if (file === null) return;
  const assessment = await assessmentOf(session);
  try {
    await write(file, canonicalAssessment(assessment, session.catalogue));
  } catch (cause) {
    // It may be gone, locked, or no longer allowed: the next press asks again.
    session.files.delete(id);
    throw new StorageProblem("failed", { message: NOT_WRITTEN, advice: DOWNLOAD_INSTEAD, cause });
  }
  session.files.set(id, file);
  await handedOver(session, id, assessment);
  session.say(savedTo(file.name));
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
