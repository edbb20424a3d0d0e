/** An inherited answer is nobody's own: in a merge it gives way to one that is (rule 8 of the merge vectors). */

/** @import {GivenFinding} from "./merge.js" */

/**
 * The three sides of one finding. Beside an own answer an inherited one counts as blank, unless it replaced an own one.
 *
 * @param {GivenFinding} base
 * @param {GivenFinding} ours
 * @param {GivenFinding} theirs
 * @param {(finding: GivenFinding) => boolean} isBlank
 * @returns {[GivenFinding, GivenFinding, GivenFinding]}
 */
export function givingWay(base, ours, theirs, isBlank) {
  /** @param {GivenFinding} finding */
  const isInherited = ({ extra }) => Object.hasOwn(extra ?? {}, "inherited_from");
  const isEitherOwn = [ours, theirs].some((finding) => !isInherited(finding) && !isBlank(finding));
  if (!isEitherOwn || !(isInherited(base) || isBlank(base))) return [base, ours, theirs];
  const [was, mine, other] = [base, ours, theirs].map((finding) => (isInherited(finding) ? {} : finding));
  return [was, mine, other];
}
