/** The frozen editions that a site publishes: which lead from one to another, and their texts. */

import { editionPath } from "../rules/edition.js";
import { isRelease } from "./release-shape.js";
import { RELEASES } from "../words/edition-words.js";

/**
 * @import {Catalogue} from "../types.js"
 * @import {Release} from "../result-types.js"
 * @typedef {[Release, Release][]} Steps  from edition to edition
 */

/** A list of changes could not be had. Nothing depends on it but the review. */
export class ReleaseProblem extends Error {
  /** @param {string} message @param {{advice?: string, cause?: unknown}} [more] */
  constructor(message, { advice = RELEASES.advice, cause } = {}) {
    super(message, { cause });
    this.name = "ReleaseProblem";
    this.advice = advice;
  }
}

/**
 * Fetch what leads from an edition to the one of this site. Rejects with a ReleaseProblem.
 *
 * @param {Pick<Catalogue, "standard" | "releases" | "resolve">} catalogue
 * @param {string} before  one that is published
 * @returns {Promise<Steps>}
 */
export async function stepsFrom({ standard, releases = [], resolve }, before) {
  const listed = new Map(releases.map((release) => [release.version, release]));
  /** @type {typeof releases} */
  const wanted = [];
  for (let next = listed.get(standard.version); next && next.version !== before; next = listed.get(next.previous ?? "")) {
    if (wanted.includes(next)) break;
    wanted.unshift(next);
  }
  const from = listed.get(before);
  const read = await Promise.all([...(from ? [from] : []), ...wanted].map(({ version, url }) => readRelease(resolve(url), standard.id, version)));
  const path = editionPath(read, before, standard.version);
  // Editions that do not follow on each other are compared as they are.
  return path.length > 0 ? path : [[read[0], read[read.length - 1]]];
}

/** @param {string} url @param {string} standard @param {string} version @returns {Promise<Release>} */
async function readRelease(url, standard, version) {
  const response = await fetch(url).catch((cause) => {
    throw new ReleaseProblem(RELEASES.unreachable(version), { cause });
  });
  if (!response.ok) throw new ReleaseProblem(RELEASES.refused(version, response.status));
  const text = await response.text().catch((cause) => {
    throw new ReleaseProblem(RELEASES.unreachable(version), { cause });
  });
  const release = parsed(text);
  if (!isRelease(release) || release.standard.id !== standard || release.standard.version !== version) {
    throw new ReleaseProblem(RELEASES.unreadable(version), { advice: RELEASES.tellPublisher });
  }
  return release;
}

/** @param {string} text @returns {unknown}  null: it is no JSON */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
