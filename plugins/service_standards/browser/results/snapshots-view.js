/** Snapshots of a service: keep one, see how the answers moved since, take one away. */

import { button, criterionLink, element, list, redraw, table } from "../kit/drawing.js";
import { isDay, localDay } from "../answer/days.js";
import { MOST_SNAPSHOTS } from "../answer/vocabulary.js";
import { field, part, setValue, show } from "../kit/dom.js";
import { SNAPSHOTS } from "../words/panel-words.js";
import { sayDay } from "../words/say.js";
import { OUTCOME } from "../words/outcome-words.js";
import { withNote } from "../words/results-words.js";
import { snapshotOf, withSnapshot } from "../rules/snapshots.js";
import { changesSince } from "../rules/trend.js";
import { trendTable } from "./trend-view.js";

/**
 * @import {Scene} from "./result-folds.js"
 * @import {Session} from "../session/session.js"
 * @import {Catalogue, Outcome, ServiceRow, Snapshot} from "../types.js"
 * @import {Changes, Move} from "../rules/trend.js"
 */

/** Forms that are listened to already. @type {WeakSet<Element>} */
const ready = new WeakSet();

/** @param {HTMLElement} place @param {Scene} scene */
export function draw(place, scene) {
  const { session } = scene;
  const snapshots = session.service?.snapshots ?? [];
  if (!ready.has(place)) listen(place, scene);
  redraw(part(place, "snapshot-list"), ...(snapshots.length === 0 ? [element("p", {}, SNAPSHOTS.none)] : [listOf(snapshots, scene)]));
  showChoice(place, snapshots);
  showChanges(place, session);
  show(part(place, "since"), snapshots.length > 0);
  redraw(part(place, "trend"), ...(snapshots.length === 0 ? [] : trendTable(scene, today(session))));
}

/** @param {HTMLElement} place @param {Scene} scene */
function listen(place, scene) {
  ready.add(place);
  // Shown only now: what is pressed before somebody listens is lost.
  show(part(place, "snapshot-form"), true);
  const date = field(place, "[data-snapshot=date]");
  if (date?.value === "") setValue(date, localDay(new Date()));
  place.querySelector("[data-action=keep-snapshot]")?.addEventListener("click", () => void scene.page.attempt(() => keep(place, scene)));
  field(place, "[data-snapshot=since]")?.addEventListener("change", () => showChanges(place, scene.session));
}

/** @param {Session} session @returns {Snapshot}  the answers as they count now */
function today({ findings, catalogue, service }) {
  return snapshotOf(Object.fromEntries(findings), SNAPSHOTS.now, (service ?? catalogue).standard.version);
}

/** @param {HTMLElement} place @param {Scene} scene */
async function keep(place, { session }) {
  const label = field(place, "[data-snapshot=label]");
  const text = label?.value ?? "";
  const date = field(place, "[data-snapshot=date]")?.value;
  await session.settled();
  const { id, snapshots } = await session.start();
  if (snapshots.length >= MOST_SNAPSHOTS) return session.say(SNAPSHOTS.enough(MOST_SNAPSHOTS));
  const now = today(session);
  const snapshot = { ...now, date: isDay(date) && date !== "" ? date : now.date, label: text.trim() || SNAPSHOTS.unnamed };
  const { row, batch } = await session.store.editService(id, (stored) => ({ snapshots: withSnapshot(stored.snapshots, snapshot) }));
  // What was typed meanwhile is the next label.
  if (label?.value === text) setValue(label, "");
  session.done({ batch, message: SNAPSHOTS.kept(row.snapshots.length), back: id });
}

/** @param {Snapshot} snapshot */
function nameOf({ date, label }) {
  return `${date} ${label}`.trim();
}

/** @param {Snapshot[]} snapshots @param {Scene} scene */
function listOf(snapshots, { session, page }) {
  const rows = snapshots.map((snapshot) => [
    sayDay(snapshot.date) || "–",
    snapshot.label || "–",
    snapshot.standard_version || "–",
    String(Object.values(snapshot.outcomes ?? {}).filter((outcome) => outcome !== "not-assessed").length),
    button(`delete-${nameOf(snapshot)}`, SNAPSHOTS.remove, () => void page.attempt(() => remove(session, snapshot)), SNAPSHOTS.removeNamed(nameOf(snapshot))),
  ]);
  return table(SNAPSHOTS.caption, SNAPSHOTS.columns, rows);
}

/** @param {Session} session @param {Snapshot} snapshot */
async function remove(session, snapshot) {
  await session.settled();
  const { id } = await session.start();
  const { batch } = await session.store.editService(id, (/** @type {ServiceRow} */ { snapshots }) => ({
    snapshots: snapshots.filter((one) => nameOf(one) !== nameOf(snapshot)),
  }));
  session.done({ batch, message: SNAPSHOTS.removed(nameOf(snapshot)), back: id });
}

/** @param {HTMLElement} place @param {Snapshot[]} snapshots */
function showChoice(place, snapshots) {
  const select = field(place, "[data-snapshot=since]");
  if (!(select instanceof HTMLSelectElement)) return;
  const names = snapshots.map(nameOf);
  if (names.join("\n") === [...select.options].map(({ value }) => value).join("\n")) return;
  const chosen = select.value;
  select.replaceChildren(...names.map((name) => new Option(name, name)));
  select.value = names.includes(chosen) ? chosen : (names.at(-1) ?? "");
}

/** @param {HTMLElement} place @param {Session} session */
function showChanges(place, session) {
  const chosen = field(place, "[data-snapshot=since]")?.value;
  const snapshot = session.service?.snapshots.find((one) => nameOf(one) === chosen);
  const box = part(place, "changes");
  if (snapshot === undefined) return redraw(box);
  const findings = Object.fromEntries(Object.entries(today(session).outcomes).map(([id, outcome]) => [id, { outcome }]));
  redraw(box, ...changeLists(changesSince(snapshot, findings, session.catalogue), session.catalogue));
}

/** @param {Changes} changes @param {Catalogue} catalogue */
function changeLists({ same, ...moved }, catalogue) {
  const kinds = /** @type {const} */ (["better", "worse", "newlyAssessed", "other"]);
  const lists = kinds.filter((kind) => moved[kind].length > 0).flatMap((kind) => [
    element("p", { class: "ss-label" }, withNote(SNAPSHOTS.moves[kind], moved[kind].length)),
    list(moved[kind].map((move) => moveLine(move, catalogue))),
  ]);
  const still = element("p", {}, SNAPSHOTS.same(same));
  return [...lists, still];
}

/** @param {Move} move @param {Catalogue} catalogue */
function moveLine({ id, from, to }, catalogue) {
  /** @param {Outcome} outcome */
  const word = (outcome) => OUTCOME[outcome] ?? outcome;
  return element("span", {}, criterionLink(catalogue, id), SNAPSHOTS.move(word(from), word(to)));
}
