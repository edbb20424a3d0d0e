/** Merging a file with the answers that are here: computed first, asked where it must be, then one transaction. */

import { park, rowsFromAssessment } from "./assessment-rows.js";
import { serialise } from "./canonical.js";
import { wasMerged } from "./file-messages.js";
import { baseOf, rememberState } from "./file-states.js";
import { withKind, withoutInherited } from "./inherited.js";
import { askConflicts } from "./merge-dialog.js";
import { completeContent, mergeFindings, mergeService, resolve } from "./merge.js";
import { switchTo } from "./session-actions.js";

/**
 * @import {Session} from "./session.js"
 * @import {Assessment, AssessmentRows, FileFinding, FindingContent, FindingPatch, FindingRow, ServiceContent, ServicePatch,
 *   ServiceRow} from "./types.js"
 */

/**
 * @param {HTMLElement} root
 * @param {Session} session
 * @param {Assessment} theirs
 * @param {string} into  the service that takes the answers
 */
export async function mergeFile(root, session, theirs, into) {
  await session.settled();
  const target = await session.store.getService(into);
  if (target === null) return;
  const here = await session.store.getFindings(into);
  // What the organisation answers here is inherited from here, not from the file.
  const organisation = session.organisation?.answering ?? null;
  const rows = rowsFromAssessment(withoutInherited(theirs, organisation));
  const base = await baseOf(session, target.id, theirs);
  const before = base === null ? null : rowsFromAssessment(withoutInherited(base, organisation));
  const findings = mergeFindings({ base: before && contents(before), ours: here, theirs: contents(rows) });
  const service = mergeService({ base: before?.service ?? null, ours: target, theirs: rows.service });
  const conflicts = [...service.conflicts, ...findings.conflicts];
  const choices = await askConflicts(root, session.catalogue, { conflicts, name: target.name, hasBase: base !== null });
  if (choices === null) return;
  const patches = findingPatches(resolve(findings, choices).merged, here);
  if (theirs.standard.version !== target.standard.version) markAnswers(patches, here);
  const about = serviceFields(resolve(service, choices).merged, target);
  await session.settled();
  const back = session.service?.id ?? null;
  const { batch } = await session.store.mergeInto(target.id, (stored) => ({ ...about, ...keptForEver(stored, rows.service) }), patches);
  await rememberState(session, target.id, theirs);
  await switchTo(session, target.id);
  const changed = Object.keys(patches).length + Object.keys(about).length;
  session.done({ batch, message: wasMerged(target.name, changed, conflicts.length), back });
}

/** @param {AssessmentRows} rows @returns {Map<string, FindingContent>} */
function contents({ findings }) {
  return new Map(findings.map((finding) => [finding.criterion, finding]));
}

/**
 * Only the fields that a merge changes, so that what another tab writes meanwhile stays.
 *
 * @param {Record<string, FindingContent>} merged
 * @param {Map<string, FindingRow>} here
 * @returns {Record<string, FindingPatch>}
 */
export function findingPatches(merged, here) {
  const patches = Object.entries(merged).map(([criterion, content]) => {
    const { title, ...ours } = completeContent(here.get(criterion));
    const patch = changed({ ...content, title: "" }, { ...ours, title: "" });
    return /** @type {const} */ ([criterion, Object.keys(patch).length > 0 && title === "" ? { ...patch, title: content.title } : patch]);
  });
  return Object.fromEntries(patches.filter(([, patch]) => Object.keys(patch).length > 0));
}

/**
 * @param {Pick<ServiceContent, "name" | "phase" | "facts" | "target">} merged
 * @param {ServiceRow} ours
 * @returns {ServicePatch}
 */
function serviceFields(merged, ours) {
  const { name, phase, facts, target } = ours;
  const fields = { ...merged, facts: keyed(facts, merged.facts), target: keyed(target, merged.target) };
  return changed(fields, { name, phase, facts: {}, target: {} });
}

/** @param {Record<string, FindingPatch>} patches  answers to another edition may be to other words @param {Map<string, FindingRow>} here */
function markAnswers(patches, here) {
  for (const [criterion, patch] of Object.entries(patches)) {
    if (patch.outcome !== undefined) patch.extra = { ...(patch.extra ?? here.get(criterion)?.extra), check_again: true };
  }
}

/**
 * What is kept for ever comes together: nothing that was set aside, and no snapshot, is dropped on either side.
 *
 * @param {ServiceRow} stored
 * @param {ServiceContent} theirs
 * @returns {ServicePatch}
 */
function keptForEver({ parked, snapshots, extra }, theirs) {
  const news = Object.entries(theirs.parked).filter(([id, finding]) => serialise(finding) !== serialise(withoutEarlier(parked[id])));
  /** @param {{date: string, label: string}} snapshot */
  const place = ({ date, label }) => `${date} ${label}`;
  const known = snapshots.map(place);
  return {
    parked: park(Object.fromEntries(news), parked, { standard: theirs.standard, criteria: [], facts: [], dimensions: [] }).parked,
    snapshots: [...snapshots, ...theirs.snapshots.filter((snapshot) => !known.includes(place(snapshot)))],
    extra: {
      file: { ...theirs.extra.file, ...extra.file },
      standard: { ...theirs.extra.standard, ...extra.standard },
      // A service does not become the organisation by taking answers from it.
      service: { ...withKind(theirs.extra, false).service, ...extra.service },
    },
  };
}

/** @param {FileFinding & {earlier?: unknown}} [finding] */
function withoutEarlier({ earlier, ...finding } = {}) {
  return finding;
}

/** @template {object} Fields @param {Fields} wanted @param {Fields} ours @returns {Partial<Fields>} */
function changed(wanted, ours) {
  const old = new Map(Object.entries(ours));
  const entries = Object.entries(wanted).filter(([name, value]) => serialise(value) !== serialise(old.get(name)));
  return /** @type {Partial<Fields>} */ (Object.fromEntries(entries));
}

/**
 * @template T
 * @param {Record<string, T>} ours
 * @param {Record<string, T>} merged
 * @returns {Record<string, T | null>}  the keys that differ; null takes a key away
 */
function keyed(ours, merged) {
  const keys = [...new Set([...Object.keys(ours), ...Object.keys(merged)])];
  return Object.fromEntries(keys.filter((key) => ours[key] !== merged[key]).map((key) => [key, merged[key] ?? null]));
}
