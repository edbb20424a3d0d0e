/** One criterion of a checklist: its form, patched only where it differs from the finding. */

import { NOT_APPLICABLE } from "../answer/vocabulary.js";
import { isDay } from "../answer/days.js";
import { field, isField, part, setItems, setRadio, setText, setValue, show } from "../kit/dom.js";
import { EvidenceView } from "./evidence-view.js";
import { marksOf } from "../kit/edition-marks.js";
import { NEEDS_REASON, evidenceFault, more, removed } from "../words/messages.js";
import { evidenceFaults } from "../rules/evidence.js";
import { countedOutcome } from "../rules/applicable.js";

/**
 * @import {Criterion, Evidence, FindingPatch, FindingRow} from "../types.js"
 */

const TEXTS = /** @type {const} */ (["reason", "note", "owner", "due"]);

export class CriterionView {
  /** The revision that the person saw in a field which could not follow later ones. @type {Map<Element, number>} */
  #seen = new Map();
  #revision = 0;
  /** As the server sent it: with nothing to show there is nothing to do. */
  #pristine = true;
  #isInHand;

  /** @param {HTMLElement} root @param {Criterion} criterion @param {(node: Element) => boolean} isInHand  a person types in it */
  constructor(root, criterion, isInHand) {
    this.#isInHand = isInHand;
    this.root = root;
    this.criterion = criterion;
    this.evidence = new EvidenceView(root);
  }

  /**
   * @param {FindingRow} finding
   * @param {string[]} reasons  why the facts set this criterion aside; empty if they do not
   * @param {string} today
   */
  update(finding, reasons, today) {
    if (this.#pristine && finding.revision === 0 && finding.outcome === "not-assessed" && reasons.length === 0) return;
    this.#pristine = false;
    this.root.dataset.outcome = finding.outcome;
    setRadio(this.root, finding.outcome);
    for (const name of TEXTS) this.#updateField(field(this.root, `[data-field=${name}]`), finding[name]);
    this.#updateEvidence(finding.evidence);
    show(part(this.root, "reason"), finding.outcome === NOT_APPLICABLE || finding.reason !== "");
    this.#updateFlags(flagsOf(this.criterion, finding, today));
    const { note, evidence, owner, due } = finding;
    setText(part(this.root, "more-count"), more(note === "" ? 0 : 1, evidence.length, owner, due));
    this.#updateRemoved(reasons, finding);
    this.#revision = finding.revision;
  }

  /** Another service is shown from now on: nothing of the one before is held back. */
  leave() {
    this.#seen.clear();
  }

  /** @param {Evidence[]} evidence */
  #updateEvidence(evidence) {
    const held = [...this.root.querySelectorAll("[data-evidence]")].find(this.#isInHand);
    if (held !== undefined) return this.#hold(held);
    for (const node of this.#seen.keys()) if (node.hasAttribute("data-evidence")) this.#seen.delete(node);
    this.evidence.update(evidence);
  }

  /** @param {string[]} flags */
  #updateFlags(flags) {
    const list = part(this.root, "flags");
    if (list === null || (flags.length === 0 && list.hidden)) return;
    setItems(list, flags);
    show(list, flags.length > 0);
  }

  /** @param {string[]} reasons @param {FindingRow} finding */
  #updateRemoved(reasons, finding) {
    const line = part(this.root, "removed");
    this.root.toggleAttribute("data-removed", reasons.length > 0);
    if (reasons.length > 0) setText(line, removed(reasons, finding.outcome === "not-assessed" ? "" : this.outcomeTitle(finding.outcome)));
    show(line, reasons.length > 0);
  }

  /** What its flags say. */
  get flagText() {
    const list = part(this.root, "flags");
    return list === null || list.hidden ? "" : [...list.children].map(({ textContent }) => textContent).join(" ");
  }

  /** @param {string} outcome  @returns {string}  as the form calls it */
  outcomeTitle(outcome) {
    return this.root.querySelector(`input[type=radio][value="${outcome}"]`)?.closest("label")?.textContent?.trim() ?? outcome;
  }

  /**
   * What a field says, as a patch of the finding.
   *
   * @param {HTMLElement} node
   * @returns {FindingPatch | null}
   */
  patchFrom(node) {
    if (!isField(node)) return null;
    if (node instanceof HTMLInputElement && node.name === `outcome-${this.criterion.id}`) {
      return { outcome: /** @type {FindingRow["outcome"]} */ (node.value) };
    }
    if (node.dataset.evidence !== undefined) return { evidence: this.evidence.collect() };
    const { field: name } = node.dataset;
    return name === undefined || (name === "due" && !isDay(node.value)) ? null : { [name]: node.value };
  }

  /**
   * The revision that the person saw in a field; asked once, when the field is handed over.
   *
   * @param {Element} node
   * @returns {number | undefined}
   */
  takeSeen(node) {
    const seen = this.#seen.get(node);
    this.#seen.delete(node);
    return seen;
  }

  /**
   * A field is never changed under the person's hands.
   *
   * @param {import("../kit/dom.js").Field | null} node
   * @param {string} value
   */
  #updateField(node, value) {
    if (node === null) return;
    if (node.value !== value && this.#isInHand(node)) return this.#hold(node);
    this.#seen.delete(node);
    setValue(node, value);
  }

  /** @param {Element} node */
  #hold(node) {
    if (!this.#seen.has(node)) this.#seen.set(node, this.#revision);
  }
}

/**
 * What is worth a second look in an answer. Flags advise; they never stop anyone.
 *
 * @param {Criterion} criterion
 * @param {FindingRow} finding
 * @param {string} today  YYYY-MM-DD
 * @returns {string[]}
 */
export function flagsOf(criterion, finding, today) {
  const needsReason = countedOutcome(finding) !== finding.outcome;
  return [...marksOf(finding), ...(needsReason ? [NEEDS_REASON] : []), ...evidenceFlags(criterion, finding, today)];
}

/** @param {Criterion} criterion @param {FindingRow} finding @param {string} today @returns {string[]}  what is missing or too old */
export function evidenceFlags({ evidence: need }, finding, today) {
  return evidenceFaults(finding, need, today).map((fault) => evidenceFault(fault, need.max_age_months ?? 0));
}
