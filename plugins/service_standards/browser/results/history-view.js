/** What changed in a service, with the way back and forth through its changes. */

import { button, criterionLink, element, redraw, table } from "../kit/drawing.js";
import { field, part, show } from "../kit/dom.js";
import { HISTORY, historyWhat } from "../words/panel-words.js";
import { followed } from "../store/store-back.js";

/**
 * @import {Scene} from "./result-folds.js"
 * @import {Session} from "../session/session.js"
 * @import {HistoryRow} from "../kept-types.js"
 * @typedef {HistoryRow & {batches: string[]}} Joined  what was written to one text one after the other; the batch is the first
 * @typedef {{undo: string[], redo: string[]}} Ways  batches, the next one last
 */

const SHOWN = 50;
/** Typing is kept at every pause; so long after a pause it is still the same text. */
const PAUSE_MS = 60_000;
const TEXTS = ["note", "reason", "owner", "name"];
/** The choice of the service itself; no criterion is named so. */
const SERVICE = "service";

/** Reading takes a while; only what was asked for last is drawn. @type {WeakMap<Element, number>} */
const asked = new WeakMap();
/** How many changes are shown, once the choice is listened to. @type {WeakMap<Element, number>} */
const shown = new WeakMap();
/** One step at a time, each from where the one before it led: two quick clicks are two steps. @type {WeakMap<Session, Promise<void>>} */
const steps = new WeakMap();

/** @param {HTMLElement} place @param {Scene} scene */
export async function draw(place, scene) {
  const { session, page } = scene;
  if (!shown.has(place)) listen(place, scene);
  const turn = (asked.get(place) ?? 0) + 1;
  asked.set(place, turn);
  const id = session.service?.id ?? null;
  const rows = await changesOf(session, id);
  if (asked.get(place) !== turn) return;
  const { undo, redo } = waysOf(rows);
  /** @param {keyof Ways} key @param {string} label @param {boolean} leads @param {string} said */
  const way = (key, label, leads, said) => {
    const node = button(key, label, () => void page.attempt(() => step(session, id, key, said)));
    // Not disabled: a button that goes dead under the finger loses the focus.
    node.setAttribute("aria-disabled", String(!leads));
    return node;
  };
  redraw(part(place, "history-ways"),
    way("undo", HISTORY.undo, undo.length > 0, HISTORY.undone), way("redo", HISTORY.redo, redo.length > 0, HISTORY.redone));
  const chosen = rows.filter(isAbout(choose(place, rows, session)));
  const count = shown.get(place) ?? SHOWN;
  const more = button("older", HISTORY.older, () => reach(place, scene, count + SHOWN));
  redraw(part(place, "history-list"), rows.length === 0 ? element("p", {}, HISTORY.none) : tableOf(chosen, count, session),
    ...(chosen.length > count ? [more] : []));
}

/** @param {HTMLElement} place @param {Scene} scene */
function listen(place, scene) {
  shown.set(place, SHOWN);
  field(place, "[data-history=about]")?.addEventListener("change", () => reach(place, scene, SHOWN));
}

/** @param {HTMLElement} place @param {Scene} scene @param {number} count  so many changes are shown from now on */
function reach(place, scene, count) {
  shown.set(place, count);
  void scene.page.attempt(() => draw(place, scene));
}

/**
 * Offer what has changed, in the order of the catalogue, and say what is chosen of it.
 *
 * @param {HTMLElement} place
 * @param {HistoryRow[]} rows
 * @param {Session} session
 * @returns {string}  "" for all
 */
function choose(place, rows, { catalogue }) {
  const select = field(place, "[data-history=about]");
  if (!(select instanceof HTMLSelectElement)) return "";
  const order = /** @param {string} id */ (id) => catalogue.order.get(id) ?? catalogue.order.size;
  const criteria = [...new Set(rows.flatMap(({ criterion }) => criterion ?? []))].sort((one, other) => order(one) - order(other));
  const options = criteria.map((id) => new Option(`${id} ${catalogue.byId.get(id)?.title ?? ""}`.trim(), id));
  const chosen = select.value === SERVICE || criteria.includes(select.value) ? select.value : "";
  select.replaceChildren(new Option(HISTORY.all, ""), new Option(HISTORY.service, SERVICE), ...options);
  select.value = chosen;
  show(part(place, "history-about"), criteria.length > 0);
  return chosen;
}

/** @param {string} chosen @returns {(row: HistoryRow) => boolean} */
function isAbout(chosen) {
  return ({ criterion }) => chosen === "" || (criterion ?? SERVICE) === chosen;
}

/** @param {HistoryRow} row @returns {boolean}  another version, or another program, may have written something else */
function isRecord({ before, after, batch }) {
  return typeof before === "object" && typeof after === "object" && typeof batch === "string";
}

/**
 * What was typed into one text with short pauses is one change to see and to undo; the history holds each.
 *
 * @param {HistoryRow[]} rows  the oldest first
 * @returns {Joined[]}
 */
export function joined(rows) {
  /** @type {Joined[]} */
  const all = [];
  for (const row of rows) {
    const last = all.at(-1);
    if (last !== undefined && goesOn(last, row)) all[all.length - 1] = { ...followed(last, row), batches: [...last.batches, row.batch] };
    else all.push({ ...row, batches: [row.batch] });
  }
  return all;
}

/** @param {HistoryRow} one @param {HistoryRow} next @returns {boolean} */
function goesOn(one, next) {
  const [text, ...others] = Object.keys(next.after ?? {});
  const isSameText = others.length === 0 && TEXTS.includes(text) && Object.keys(one.after ?? {}).join() === text;
  const isSamePlace = one.tab === next.tab && one.criterion === next.criterion && one.kind === "change" && next.kind === "change";
  return isSameText && isSamePlace && Date.parse(next.at) - Date.parse(one.at) <= PAUSE_MS;
}

/** @param {Session} session @param {string | null} id @returns {Promise<Joined[]>}  of that service, the oldest first */
async function changesOf(session, id) {
  return id === null ? [] : joined((await session.store.history(id)).filter(isRecord));
}

/** @param {Session} session @param {string | null} id  of the service @param {keyof Ways} way @param {string} said */
async function step(session, id, way, said) {
  const turn = (steps.get(session) ?? Promise.resolve()).then(() => stepNow(session, id, way, said));
  steps.set(session, turn.catch(() => {}));
  await turn;
}

/** @param {Session} session @param {string | null} id @param {keyof Ways} way @param {string} said */
async function stepNow(session, id, way, said) {
  await session.settled();
  const rows = await changesOf(session, id);
  const batch = waysOf(rows)[way].at(-1);
  const row = rows.find((one) => one.batch === batch);
  if (row === undefined) return;
  // Each step is the last one, whatever an undo elsewhere left alone.
  await session.store.undo(row.batches, { all: true });
  session.done(null, said);
}

/**
 * What can be undone and redone. An undo is a batch of its own; taking that back is the redo.
 * The coming and going of a whole service is not among them: that has its own way back.
 *
 * @param {HistoryRow[]} rows  the oldest first
 * @returns {Ways}
 */
export function waysOf(rows) {
  /** @type {Ways} */
  const ways = { undo: [], redo: [] };
  const whole = new Set(rows.filter(({ criterion, before, after }) => criterion === null && (before === null || after === null)).map(({ batch }) => batch));
  const batches = new Map(rows.map(({ batch, undoes }) => [batch, undoes]));
  for (const [batch, undoes] of batches) {
    if (whole.has(batch)) continue;
    if (undoes !== undefined && ways.undo.includes(undoes)) {
      ways.undo = ways.undo.filter((one) => one !== undoes);
      ways.redo.push(batch);
    } else if (undoes !== undefined && ways.redo.includes(undoes)) {
      ways.redo = ways.redo.filter((one) => one !== undoes);
      ways.undo.push(batch);
    } else {
      ways.undo.push(batch);
      ways.redo = [];
    }
  }
  return ways;
}

/** @param {HistoryRow[]} rows @param {number} count @param {Session} session */
function tableOf(rows, count, { catalogue }) {
  const cells = rows.slice(-count).reverse().map((row) => [
    element("time", { datetime: row.at }, HISTORY.when(row.at)),
    row.criterion === null ? HISTORY.service : criterionLink(catalogue, row.criterion),
    historyWhat(row, catalogue),
  ]);
  return table(HISTORY.caption(cells.length, rows.length), HISTORY.columns, cells);
}
