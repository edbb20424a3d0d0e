/** The frozen editions that a site publishes: which lead from one to another, and their texts. */

import { editionPath } from "./edition.js";
import { RELEASES } from "./edition-words.js";

/**
 * @import {Catalogue} from "./types.js"
 * @import {Release} from "./edition.js"
 * @typedef {[Release, Release][]} Steps  from edition to edition
 */

/** A list of changes could not be had. Nothing depends on it but the review. */
export class ReleaseProblem extends Error {
  /** @param {string} message @param {unknown} [cause] */
  constructor(message, cause) {
    super(message, { cause });
    this.name = "ReleaseProblem";
    this.advice = RELEASES.advice;
  }
}

/**
 * How the edition of an assessment stands to the one of this site.
 *
 * @param {Pick<Catalogue, "standard" | "releases" | "offline">} catalogue
 * @param {string} version
 * @returns {"same" | "newer" | "open" | "offline" | "unpublished"}  open: it can be reviewed; offline: on the site
 */
export function relationOf({ standard, releases = [], offline = false }, version) {
  if (version === standard.version) return "same";
  const published = releases.map((release) => release.version);
  if (isLater(version, standard.version)) return "newer";
  if (!published.includes(version) || !published.includes(standard.version)) return "unpublished";
  return offline ? "offline" : "open";
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
  const read = await Promise.all([...(from ? [from] : []), ...wanted].map(({ version, url }) => readRelease(resolve(url), version)));
  const path = editionPath(read, before, standard.version);
  // Editions that do not follow on each other are compared as they are.
  return path.length > 0 ? path : [[read[0], read[read.length - 1]]];
}

/** @param {string} url @param {string} version @returns {Promise<Release>} */
async function readRelease(url, version) {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new ReleaseProblem(RELEASES.refused(version, response.status));
    const release = await response.json();
    const isRelease = release?.format === "release/1" && Array.isArray(release.criteria) && Array.isArray(release.changes);
    if (isRelease && release.standard?.version === version) return release;
    throw new ReleaseProblem(RELEASES.unreadable(version));
  } catch (cause) {
    if (cause instanceof ReleaseProblem) throw cause;
    throw new ReleaseProblem(cause instanceof SyntaxError ? RELEASES.unreadable(version) : RELEASES.unreachable(version), cause);
  }
}

/** @param {string} left @param {string} right @returns {boolean}  as semantic versioning orders them; false if one is no version */
function isLater(left, right) {
  const [one, other] = [left, right].map(orderOf);
  for (const [place, part] of one.entries()) {
    if (part !== other[place]) return part > (other[place] ?? -1);
  }
  return false;
}

/** @param {string} version @returns {number[]}  a draft comes before its release; drafts of one release count as equal */
function orderOf(version) {
  const parts = /^(\d+)\.(\d+)\.(\d+)(-.+)?$/.exec(version);
  return parts === null ? [] : [...parts.slice(1, 4).map(Number), parts[4] === undefined ? 1 : 0];
}
