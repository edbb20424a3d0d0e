/** How two editions of a standard stand to each other. */

/** @import {Catalogue} from "../types.js" */

/**
 * How the edition of an assessment stands to the one of this site.
 *
 * @param {{standard: {version: string}} & Pick<Catalogue, "releases" | "offline">} catalogue
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
