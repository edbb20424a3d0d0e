/** Problems that are shown to the person: what happened, and what to do about it. */

import { CATALOGUE, STORAGE } from "../words/store-words.js";

/** @import {StorageProblemKind} from "../kept-types.js" */

/** Something kept an answer from being stored. Nothing of the change was written. */
export class StorageProblem extends Error {
  /** @param {StorageProblemKind} kind @param {{message?: string, advice?: string, cause?: unknown}} [details] */
  constructor(kind, { message = STORAGE[kind][0], advice = STORAGE[kind][1], cause } = {}) {
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
    this.advice = CATALOGUE.advice;
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
  const { name = "", message = "" } = /** @type {{name?: string, message?: string}} */ (cause ?? {});
  return new StorageProblem(kindOf(name + message) ?? otherwise, { cause });
}

/** Browsers tell of a full disk and of a lost connection in other words than the standard has. @param {string} said @returns {StorageProblemKind | undefined} */
function kindOf(said) {
  if (/^QuotaExceeded|NO_SPACE|\bfull\b/.test(said)) return "quota";
  if (/^VersionError/.test(said)) return "newer";
  return /^InvalidState|connection/i.test(said) ? "lost" : undefined;
}
