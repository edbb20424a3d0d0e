/** Problems that are shown to the person: what happened, and what to do about it. */

/** @import {StorageProblemKind} from "./types.js" */

/** @type {Record<StorageProblemKind, [string, string]>} */
const WORDS = {
  blocked: [
    "This browser does not let this site keep answers.",
    "Allow this site to store data, or save your answers to a file before you close the page.",
  ],
  quota: [
    "There is no room left to keep answers on this computer.",
    "Save your answers to a file, then free some space on the disk or in the browser.",
  ],
  newer: [
    "The answers on this computer were written by a newer version of this site.",
    "Reload the page to get that version. Nothing was changed.",
  ],
  failed: [
    "The change could not be kept on this computer.",
    "Save your answers to a file, then reload the page and try again.",
  ],
};

/** Something kept an answer from being stored. Nothing of the change was written. */
export class StorageProblem extends Error {
  /** @param {StorageProblemKind} kind @param {{message?: string, advice?: string, cause?: unknown}} [details] */
  constructor(kind, { message = WORDS[kind][0], advice = WORDS[kind][1], cause } = {}) {
    super(message, { cause });
    this.name = "StorageProblem";
    this.kind = kind;
    this.advice = advice;
  }
}

/** The list of criteria could not be read. */
export class CatalogueProblem extends Error {
  /** @param {string} message @param {unknown} [cause] */
  constructor(message, cause) {
    super(message, { cause });
    this.name = "CatalogueProblem";
    this.advice = "Check your connection, then reload the page.";
  }
}

/**
 * The problem behind whatever a storage call threw.
 *
 * @param {unknown} cause
 * @param {StorageProblemKind} [otherwise]  the kind if the cause does not say
 * @returns {StorageProblem}
 */
export function storageProblem(cause, otherwise = "failed") {
  if (cause instanceof StorageProblem) return cause;
  const { name } = /** @type {{name?: string}} */ (cause ?? {});
  const kind = name === "QuotaExceededError" ? "quota" : name === "VersionError" ? "newer" : otherwise;
  return new StorageProblem(kind, { cause });
}
