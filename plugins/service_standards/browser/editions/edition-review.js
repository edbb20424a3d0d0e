/** Taking over a new edition: each step is shown and decided in a dialog, then all is written at once. */

import { choiceOf, dialogOf, fillCells } from "../kit/dialogs.js";
import { part, setText } from "../kit/dom.js";
import { groupsOf } from "./edition-items.js";
import { answersTo, emptyPlan, itemsOf, taken, throughAll } from "../rules/edition-steps.js";
import { MOVED_MEANWHILE, REVIEW, snapshotLabel, takenOver } from "../words/edition-words.js";
import { findingPatches } from "../merge/patches.js";
import { StorageProblem } from "../keeping/problems.js";
import { snapshotOf, withSnapshot } from "../rules/snapshots.js";
import { blankContent } from "../store/store-rows.js";

/**
 * @import {Steps} from "./edition-releases.js"
 * @import {Answers, Plan} from "../rules/edition-steps.js"
 * @import {Choice} from "../merge/merge.js"
 * @import {Decision} from "../result-types.js"
 * @import {FindingContent, ServiceRow} from "../types.js"
 * @import {Session} from "../session/session.js"
 */

/**
 * @param {HTMLElement} root
 * @param {Session} session
 * @param {Steps} steps
 * @param {Plan[]} plans  filled in while a person decides, so that nothing of it is lost
 * @returns {Promise<Plan[] | null>}  null: cancelled
 */
export async function askReview(root, session, steps, plans) {
  const { service, store } = session;
  if (service === null) return null;
  // What the store holds of this service, as it will be taken over.
  let answers = answersTo(await store.getFindings(service.id), service.parked, steps[0][0]);
  const dialog = dialogOf(root, "edition");
  if (dialog === null) return null;
  for (const [place, step] of steps.entries()) {
    setText(part(dialog, "edition-step"), REVIEW.step(place + 1, steps.length));
    const [before, after] = step.map(({ standard }) => standard.version);
    const last = place === steps.length - 1;
    fillCells(dialog, { name: service.name, way: REVIEW.from(before, after), go: last ? REVIEW.take : REVIEW.go(steps[place + 1][1].standard.version) });
    const choice = await ask(dialog, session, answers, step, plans[place]);
    if (choice === "keep-all") return plans.map((plan, at) => (at < place ? plan : emptyPlan()));
    if (choice !== "apply") return null;
    answers = taken(answers, itemsOf(answers, step), plans[place]);
  }
  return plans;
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {Session} session
 * @param {Answers} answers
 * @param {Steps[number]} step
 * @param {Plan} plan
 */
async function ask(dialog, { catalogue }, answers, step, plan) {
  const items = itemsOf(answers, step);
  const { conflicts } = taken(answers, items, emptyPlan());
  const { groups, open } = groupsOf({ items, conflicts, plan, parked: answers.parked, catalogue, after: step[1], before: step[0] });
  setText(part(dialog, "edition-open"), REVIEW.open(open));
  const place = part(dialog, "edition-items");
  place?.replaceChildren(...groups);
  const closing = new AbortController();
  place?.addEventListener("change", ({ target }) => note(target, plan), { signal: closing.signal });
  const asked = choiceOf(dialog);
  dialog.scrollTop = 0;
  const choice = await asked;
  closing.abort();
  place?.replaceChildren();
  return choice;
}

/** @param {EventTarget | null} target @param {Plan} plan */
function note(target, plan) {
  if (!(target instanceof HTMLInputElement)) return;
  const { decision, conflict } = target.dataset;
  if (conflict !== undefined) plan.choices[conflict] = /** @type {Choice} */ (target.value);
  if (decision === undefined) return;
  plan.decisions[decision] = /** @type {Decision} */ (target.value);
  const sides = target.closest("fieldset[data-item]")?.querySelector("[data-part=edition-conflicts]");
  if (sides instanceof HTMLElement) sides.hidden = target.value === "park";
}

/**
 * @param {Session} session
 * @param {Steps} steps
 * @param {Plan[]} plans
 */
export async function takeOver(session, steps, plans) {
  await session.settled();
  const { store, catalogue } = session;
  const id = session.service?.id ?? "";
  const [row, rows] = await Promise.all([store.getService(id), store.getFindings(id)]);
  const before = steps[0][0];
  if (row?.standard.version !== before.standard.version) throw new StorageProblem("failed", MOVED_MEANWHILE);
  const answers = answersTo(rows, row.parked, before);
  const after = throughAll(answers, steps, plans);
  const { id: standard, version, digest } = catalogue.standard;
  const findings = /** @type {Record<string, FindingContent>} */ (Object.fromEntries(answers.findings));
  const snapshot = snapshotOf(findings, snapshotLabel(version), row.standard.version);
  const gone = [...rows.keys()].filter((key) => !after.findings.has(key));
  const next = /** @type {Record<string, FindingContent>} */ (Object.fromEntries([...gone.map((key) => [key, blankContent()]), ...after.findings]));
  const { batch } = await store.mergeInto(id, (/** @type {ServiceRow} */ stored) => ({
    standard: { id: standard, version, digest },
    parked: after.parked,
    snapshots: withSnapshot(stored.snapshots, snapshot),
  }), findingPatches(next, rows), "edition");
  const aside = Object.keys(after.parked).filter((key) => !Object.hasOwn(answers.parked, key)).length;
  session.done({ batch, message: takenOver(version, aside), back: id });
}
