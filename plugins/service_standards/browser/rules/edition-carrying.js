/** Carrying findings over: what each kind of item does. The same as `service_standards/merge/carrying.py`. */

import { isEmpty, serialise, unknownKeys } from "../answer/canonical.js";
import { KNOWN, LONGEST_TEXT, NOT_ASSESSED } from "../answer/vocabulary.js";
import { EMPTIED } from "../words/edition-words.js";
import { completeContent, isBlankContent, mergeFindings, resolve } from "../merge/merge.js";

/**
 * @import {FileFinding, FindingContent, Loose} from "../types.js"
 * @import {Conflict, GivenFinding} from "../merge/merge.js"
 * @import {Decision, Item} from "../result-types.js"
 */

/** The findings and what is parked, while they are carried over. Flags of a finding stand among its unknown keys. */
export class Carrier {
  /** @type {Map<string, FindingContent>} */
  found;
  /** @type {Map<string, FileFinding>} */
  parked;
  /** @type {Conflict[]} */
  conflicts = [];
  #had;

  /** @param {Map<string, GivenFinding>} findings @param {Record<string, FileFinding>} parked */
  constructor(findings, parked) {
    this.found = new Map([...findings].map(([id, finding]) => [id, structuredClone(completeContent(finding))]));
    this.parked = new Map(Object.entries(structuredClone(parked)));
    this.#had = new Set([...this.found].flatMap(([id, finding]) => (isBlankContent(finding) ? [] : [id])));
  }

  /**
   * Keep an answer to a criterion that says something else now; mark it, or empty it.
   *
   * @param {Item} item
   * @param {Decision} decision
   */
  reword({ key }, decision) {
    const finding = this.found.get(key);
    if (finding === undefined || !this.#had.has(key)) return;
    const { check_again: _, ...extra } = finding.extra;
    const checked = { ...finding, extra: decision === "keep" ? { ...extra, check_again: true } : extra };
    this.found.set(key, decision === "reset" ? unanswered(checked, key, EMPTIED.earlier(key)) : checked);
  }

  /** @param {Item} item @param {boolean} checkAgain  the new criterion asks something else */
  move(item, checkAgain) {
    const [[source], [target]] = [item.from, item.to];
    const finding = item.findings[source];
    if (finding && this.#had.has(target)) this.#park(source, finding, item);
    this.found.delete(source);
    this.#carry(finding ? [finding] : [], target, checkAgain);
  }

  /** @param {Item} item  its answers are parked, and each is proposed for the criteria that stand in their place */
  propose(item) {
    this.park(item);
    for (const [source, finding] of Object.entries(item.findings)) {
      for (const target of item.to) this.#propose(source, finding, target);
    }
  }

  /** @param {Item} item  its answers, of which each criterion has one, are parked and carried */
  combine(item) {
    this.park(item);
    this.#carry(item.from.map((id) => item.findings[id]), item.to[0], true);
  }

  /** @param {Item} item  its findings are taken out; those that say something are kept */
  park(item) {
    for (const id of item.from) {
      this.found.delete(id);
      if (Object.hasOwn(item.findings, id)) this.#park(id, item.findings[id], item);
    }
  }

  /** @param {string} id  what was parked because this criterion was not known yet comes back */
  restore(id) {
    const entry = this.parked.get(id);
    if (entry === undefined || this.#had.has(id)) return;
    this.parked.delete(id);
    this.found.set(id, completeContent({ ...entry, extra: unknownKeys(entry, KNOWN.finding) }));
    this.#had.add(id);
  }

  /** @param {FindingContent[]} contents @param {string} target @param {boolean} checkAgain */
  #carry(contents, target, checkAgain) {
    if (contents.length === 0) return;
    const own = this.found.get(target);
    let [carried, ...others] = own && this.#had.has(target) ? [own, ...contents] : contents;
    for (const other of others) {
      const { merged, conflicts } = mergeFindings({ base: null, ours: { [target]: carried }, theirs: { [target]: other } });
      this.conflicts.push(...conflicts);
      carried = merged[target];
    }
    const flags = checkAgain ? { check_again: true } : {};
    this.found.set(target, structuredClone({ ...carried, title: "", extra: { ...carried.extra, ...flags } }));
    this.#had.add(target);
  }

  /** @param {string} source @param {FindingContent} finding @param {string} target */
  #propose(source, finding, target) {
    if (this.#had.has(target)) return;
    const proposal = unanswered(finding, source, source);
    // Who allowed it spoke of the criterion that is gone, with whose answer it is parked.
    const { exemption: _, ...extra } = proposal.extra;
    const theirs = { [target]: { ...proposal, title: "", extra: { ...extra, proposed: true } } };
    // Beside another proposal: both notes; else the first, as both originals are parked.
    const result = mergeFindings({ base: null, ours: { [target]: this.found.get(target) ?? {} }, theirs });
    this.found.set(target, resolve(result, { [`${target}/note`]: "both" }).merged[target]);
  }

  /** @param {string} id @param {FindingContent} finding @param {Item} item */
  #park(id, finding, { titles = {} }) {
    const entry = fileForm(finding, titles[id] ?? "");
    const older = this.parked.get(id);
    if (older !== undefined && serialise(older) !== serialise(entry)) {
      const { earlier = [] } = entry;
      entry.earlier = [...(Array.isArray(earlier) ? earlier : [earlier]), older];
    }
    this.parked.set(id, /** @type {FileFinding} */ (entry));
  }
}

/**
 * A finding without its answer, which is told in its note.
 *
 * @param {FindingContent} finding
 * @param {string} criterion
 * @param {string} named
 * @returns {FindingContent}
 */
function unanswered(finding, criterion, named) {
  const { outcome, reason, extra } = finding;
  if (outcome === NOT_ASSESSED && reason === "") return structuredClone(finding);
  const told = EMPTIED.told(named, outcome, reason);
  const note = [told, finding.note].filter((text) => text !== "").join("\n\n");
  const fits = [...note].length <= LONGEST_TEXT;
  /** @type {Partial<FindingContent>} */
  const answer = fits ? { note } : { extra: { ...extra, earlier_answer: { criterion, outcome, reason } } };
  return structuredClone({ ...finding, outcome: NOT_ASSESSED, reason: "", ...answer });
}

/** @param {FindingContent} finding @param {string} fallback  a title @returns {Loose}  as the assessment file holds it */
function fileForm({ extra, title, outcome, ...others }, fallback) {
  const filled = Object.entries(others).filter(([key, value]) => KNOWN.finding.includes(key) && !isEmpty(value));
  return structuredClone({ ...extra, title: title || fallback, outcome, ...Object.fromEntries(filled) });
}
