/** All services on this computer: show, duplicate, delete and bring back, and two of them side by side. */

import { button, element, redraw, table } from "../kit/drawing.js";
import { compareTables } from "./compare-view.js";
import { field, part, show } from "../kit/dom.js";
import { withKind } from "../rules/inherited.js";
import { assessedOf, shortLevel } from "../words/progress-words.js";
import { SERVICES } from "../words/panel-words.js";
import { switchTo } from "../session/large-changes.js";
import { gradeAnswers } from "../session/grading.js";

/**
 * @import {Scene} from "./result-folds.js"
 * @import {Evaluation} from "../result-types.js"
 * @import {Session} from "../session/session.js"
 * @import {RemovedService} from "../kept-types.js"
 * @import {FindingRow, ServiceRow} from "../types.js"
 * @typedef {{service: ServiceRow, findings: Map<string, FindingRow>, evaluation: Evaluation}} Graded
 */

/** Reading takes a while; only what was asked for last is drawn. @type {WeakMap<Element, number>} */
const asked = new WeakMap();
/** What the choice of two is made from. @type {WeakMap<Element, Graded[]>} */
const drawn = new WeakMap();

/** @param {HTMLElement} place @param {Scene} scene */
export async function draw(place, scene) {
  if (!drawn.has(place)) listen(place, scene);
  const turn = (asked.get(place) ?? 0) + 1;
  asked.set(place, turn);
  const [graded, removed] = await Promise.all([gradeAll(scene), scene.session.store.listRemoved()]);
  if (asked.get(place) !== turn) return;
  drawn.set(place, graded);
  redraw(part(place, "service-list"), graded.length === 0 ? element("p", {}, SERVICES.none) : listOf(graded, scene));
  redraw(part(place, "removed-list"), ...(removed.length === 0 ? [] : removedList(removed, scene)));
  show(part(place, "comparing"), graded.length > 1);
  showChoices(place, graded);
  compare(place, scene);
}

/** @param {HTMLElement} place @param {Scene} scene */
function listen(place, scene) {
  drawn.set(place, []);
  for (const select of place.querySelectorAll("[data-compare]")) select.addEventListener("change", () => compare(place, scene));
}

/** @param {Scene} scene @returns {Promise<Graded[]>} */
function gradeAll({ session, dimensions }) {
  const { catalogue, store, services } = session;
  return Promise.all(services.map(async (stored) => {
    const isShown = stored.id === session.service?.id;
    const service = isShown ? (session.service ?? stored) : stored;
    const own = isShown ? session.findings : await store.getFindings(stored.id);
    const findings = session.organisation?.inheritedBy(stored.id, own) ?? own;
    return { service, findings, evaluation: gradeAnswers(catalogue, dimensions, service.facts, findings) };
  }));
}

/** @param {Graded[]} graded @param {Scene} scene */
function listOf(graded, scene) {
  const { phases, levels } = scene.session.catalogue;
  const rows = graded.map(({ service, evaluation: { dimensions, coverage, index } }) => [
    named(service, scene.session),
    ...(phases[0] ? [phases.find(({ id }) => id === service.phase)?.title ?? "–"] : []),
    ...(levels[0] ? [shortLevel(lowest(dimensions))] : []),
    assessedOf(coverage.assessed, coverage.applicable),
    String(index.hundredths ?? "–"),
    actions(service, scene),
  ]);
  return table(SERVICES.caption, SERVICES.columns.filter((_, at) => (at !== 1 || phases[0]) && (at !== 2 || levels[0])), rows);
}

/** @param {ServiceRow} service @param {Session} session */
function named({ id, name }, session) {
  const said = [id === session.organisation?.row?.id ? SERVICES.organisation : "", id === session.service?.id ? SERVICES.shown : ""];
  const marks = said.filter((word) => word !== "");
  return marks.length === 0 ? name : SERVICES.marks(name, marks);
}

/** @param {Evaluation["dimensions"]} dimensions */
function lowest(dimensions) {
  const levels = dimensions.map(({ level }) => level).filter(({ at_least }) => at_least !== null);
  if (levels.length === 0) return { at_least: null, at_most: null };
  return { at_least: Math.min(...levels.map((level) => Number(level.at_least))), at_most: Math.min(...levels.map((level) => Number(level.at_most))) };
}

/** @param {ServiceRow} service @param {Scene} scene */
function actions({ id, name }, { session, page }) {
  /** @param {string} label @param {(name: string) => string} named @param {() => Promise<void>} work */
  const action = (label, named, work) => button(`${label}-${id}`, label, () => void page.attempt(work), named(name));
  const choose = id === session.service?.id ? [] : [action(SERVICES.show, SERVICES.showNamed, () => switchTo(session, id))];
  return element("div", { class: "ss-actions" }, ...choose,
    action(SERVICES.duplicate, SERVICES.duplicateNamed, () => duplicate(session, id)), ...marking(session, id).map(([label, named, marked]) => action(label, named, () => mark(session, id, name, marked))),
    action(SERVICES.remove, SERVICES.removeNamed, () => remove(session, id, name)));
}

/** @param {Session} session @param {string} id @returns {[label: string, named: (name: string) => string, marked: boolean][]}  one service at a time is the organisation */
function marking({ organisation }, id) {
  const marked = organisation?.row?.id;
  if (marked === undefined) return [[SERVICES.mark, SERVICES.markNamed, true]];
  return marked === id ? [[SERVICES.unmark, SERVICES.unmarkNamed, false]] : [];
}

/** @param {Session} session @param {string} id @param {string} name @param {boolean} marked */
async function mark(session, id, name, marked) {
  await session.settled();
  const { batch } = await session.store.editService(id, ({ extra }) => ({ extra: withKind(extra, marked) }));
  session.done({ batch, message: marked ? SERVICES.marked(name) : SERVICES.unmarked(name), back: session.service?.id ?? null });
}

/** @param {Session} session @param {string} id */
async function duplicate(session, id) {
  await session.settled();
  const [row, findings] = await Promise.all([session.store.getService(id), session.store.getFindings(id)]);
  if (row === null) return;
  const { created, updated, ...content } = row;
  const service = { ...content, id: "", name: SERVICES.copyName(row.name), extra: withKind(content.extra, false) };
  const answers = [...findings.values()].map(({ service: _, revision, changes, ...finding }) => finding);
  const back = session.service?.id ?? null;
  const { service: copy, batch } = await session.store.importAssessment({ service, findings: answers }, { into: null });
  await switchTo(session, copy.id);
  session.done({ batch, message: SERVICES.duplicated(copy.name), back });
}

/** @param {Session} session @param {string} id @param {string} name */
async function remove(session, id, name) {
  await session.settled();
  const { batch } = await session.store.deleteService(id);
  session.done({ batch, message: SERVICES.removed(name), back: id });
}

/** @param {RemovedService[]} removed @param {Scene} scene */
function removedList(removed, { session, page }) {
  const items = removed.map(({ id, name, batch }) => {
    const restore = async () => {
      await session.settled();
      await session.store.undo(batch);
      await switchTo(session, id);
      session.done(null, SERVICES.restored(name));
    };
    return element("li", {}, `${name} `, button(`restore-${id}`, SERVICES.restore, () => void page.attempt(restore), SERVICES.restoreNamed(name)));
  });
  return [element("p", { class: "ss-label" }, SERVICES.removedTitle), element("ul", { class: "ss-checks" }, ...items)];
}

/** @param {HTMLElement} place @param {Graded[]} graded */
function showChoices(place, graded) {
  ["one", "other"].forEach((name, at) => {
    const select = field(place, `[data-compare=${name}]`);
    if (!(select instanceof HTMLSelectElement)) return;
    const chosen = select.value;
    select.replaceChildren(...graded.map(({ service: { id, name: title } }) => new Option(title, id)));
    select.value = graded.some(({ service: { id } }) => id === chosen) ? chosen : (graded[Math.min(at, graded.length - 1)]?.service.id ?? "");
  });
}

/** @param {HTMLElement} place @param {Scene} scene */
function compare(place, { session }) {
  const [one, other] = ["one", "other"].map((name) => {
    const id = field(place, `[data-compare=${name}]`)?.value;
    return (drawn.get(place) ?? []).find(({ service }) => service.id === id);
  });
  const differ = one !== undefined && other !== undefined && one !== other;
  redraw(part(place, "comparison"), ...(differ ? compareTables(one, other, session.catalogue) : []));
}
