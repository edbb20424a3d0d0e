/** Merging a file with the answers that are here: computed first, asked where it must be, then one transaction. */

import { park, rowsFromAssessment } from "../answer/assessment-rows.js";
import { serialise } from "../answer/canonical.js";
import { wasMerged } from "../words/file-messages.js";
import { baseOf, rememberState } from "./file-states.js";
import { withKind, withoutInherited } from "../rules/inherited.js";
import { askConflicts } from "./merge-dialog.js";
import { mergeFindings, mergeService, resolve } from "../merge/merge.js";
import { findingPatches, servicePatch } from "../merge/patches.js";
import { switchTo } from "../session/large-changes.js";

/**
 * @import {Choice, Conflict, Merge, ServiceFields} from "../merge/merge.js"
 * @import {Session} from "../session/session.js"
 * @import {Assessment, AssessmentRows, FileFinding, FindingContent, FindingPatch, FindingRow, ServiceContent, ServicePatch,
 *   ServiceRow} from "../types.js"
 * @typedef {{base: Map<string, FindingContent> | null, theirs: Map<string, FindingContent>}} Answers
 * @typedef {{base: ServiceFields | null, theirs: ServiceFields}} About
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
  const answers = { base: before && contents(before), theirs: contents(rows) };
  const about = { base: before?.service ?? null, theirs: rows.service };
  const findings = mergeFindings({ ...answers, ours: here });
  const conflicts = [...mergeService({ ...about, ours: target }).conflicts, ...findings.conflicts];
  const inFile = new Map(rows.findings.map((finding) => [finding.criterion, finding]));
  /** @param {string | null} criterion */
  const said = (criterion) =>
    criterion === null ? { ours: { updated: target.updated }, theirs: {} } : { ours: here.get(criterion) ?? {}, theirs: inFile.get(criterion) ?? {} };
  const choices = await askConflicts(root, session.catalogue, { conflicts, name: target.name, hasBase: base !== null, said });
  if (choices === null) return;
  const chosen = new Chosen(conflicts, choices);
  const isOther = theirs.standard.version !== target.standard.version;
  /** @param {FindingRow} row */
  const patch = (row) => chosen.finding(row, answers, isOther);
  await session.settled();
  const back = session.service?.id ?? null;
  const { batch } = await session.store.mergeInto(target.id, (stored) => ({
    ...chosen.service(stored, about),
    ...keptForEver(stored, rows.service),
  }), Object.fromEntries(Object.keys(findings.merged).map((criterion) => [criterion, patch])));
  // As a state that is known, the file would not be asked about again.
  if (chosen.moved.size === 0) await rememberState(session, target.id, theirs);
  await switchTo(session, target.id);
  session.done({ batch, message: wasMerged(target.name, chosen.taken, conflicts.length, [...chosen.moved]), back });
}

/** What was chosen, for the rows as they are when they are written: another tab may have changed them since it was asked. */
class Chosen {
  #asked;
  #choices;
  /** How many places take something from the file. */
  taken = 0;
  /** Where the sides differ otherwise than was asked; what is here stays. @type {Set<string | null>} */
  moved = new Set();

  /** @param {Conflict[]} asked @param {Record<string, Choice>} choices */
  constructor(asked, choices) {
    this.#asked = new Set(asked.map((conflict) => serialise(conflict)));
    this.#choices = choices;
  }

  /** @param {FindingRow} row @param {Answers} answers @param {boolean} isOther  the file answers another edition @returns {FindingPatch} */
  finding(row, { base, theirs }, isOther) {
    const { criterion } = row;
    /** @param {Map<string, FindingContent> | null} side */
    const only = (side) => ({ [criterion]: side?.get(criterion) ?? {} });
    const merged = this.#resolved(mergeFindings({ base: only(base), ours: { [criterion]: row }, theirs: only(theirs) }));
    const patch = findingPatches(merged, new Map([[criterion, row]]))[criterion];
    if (patch === undefined) return {};
    this.taken += 1;
    // Answers to another edition may be to other words.
    const isDoubtful = isOther && patch.outcome !== undefined;
    return isDoubtful ? { ...patch, extra: { ...(patch.extra ?? row.extra), check_again: true } } : patch;
  }

  /** @param {ServiceRow} row @param {About} about @returns {ServicePatch} */
  service(row, about) {
    const patch = servicePatch(this.#resolved(mergeService({ ...about, ours: row })), row);
    this.taken += Object.keys(patch).length;
    return patch;
  }

  /** @template Merged @param {Merge<Merged>} merge @returns {Merged} */
  #resolved({ merged, conflicts }) {
    const meant = conflicts.filter((conflict) => this.#asked.has(serialise(conflict)));
    for (const conflict of conflicts) if (!meant.includes(conflict)) this.moved.add(conflict.criterion);
    return resolve({ merged, conflicts: meant }, this.#choices).merged;
  }
}

/** @param {AssessmentRows} rows @returns {Map<string, FindingContent>} */
function contents({ findings }) {
  return new Map(findings.map((finding) => [finding.criterion, finding]));
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
  const known = new Set(snapshots.map(place));
  return {
    parked: park(Object.fromEntries(news), parked, { standard: theirs.standard, criteria: [], facts: [], dimensions: [] }).parked,
    snapshots: [...snapshots, ...theirs.snapshots.filter((snapshot) => !known.has(place(snapshot)))],
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
