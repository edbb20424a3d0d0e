/**
 * What pages have left behind in the mirror: kept now, as what it is, the change of the page it was made in. Only fetched
 * where there is something.
 */

import { storageProblem } from "../keeping/problems.js";
import { KEYED, blankFinding, isSame } from "./store-rows.js";
import { Writer } from "./store-writer.js";
import { ticksName, withTicks } from "./ticks.js";

/**
 * @import {Store} from "./store.js"
 * @import {HistoryRow, Transaction, Unsaved} from "../kept-types.js"
 * @import {FindingPatch, FindingRow, Loose, NewService, ServicePatch, ServiceRow} from "../types.js"
 * @typedef {{writer: Writer, again: Writer, transaction: Transaction}} Hands  again: writes as this page, not as the one that was left
 */

/**
 * An entry is taken away once the database has it; what cannot be written now waits for the next page.
 *
 * @param {Store} store
 * @param {string[]} names
 * @param {NewService} fresh  what a service starts with
 * @returns {Promise<(string | null)[]>}  criteria whose newer answers stand; null: what is said of the service
 */
export async function takeIn(store, names, fresh) {
  const entries = names.flatMap((name) => {
    const text = localStorage.getItem(name);
    return text === null ? [] : [{ name, text, unsaved: understood(text) }];
  });
  const number = /** @param {{name: string}} entry */ ({ name }) => Number(name.slice(name.lastIndexOf("/") + 1));
  entries.sort((one, next) => Date.parse(one.unsaved?.at ?? "") - Date.parse(next.unsaved?.at ?? "") || number(one) - number(next));
  const late = new Set();
  for (const { name, text, unsaved } of entries) {
    try {
      if (unsaved !== null && (await kept(store, unsaved, fresh))) late.add(unsaved.criterion || null);
      if (unsaved === null) await store.setAside("findings", text);
    } catch (cause) {
      const problem = storageProblem(cause);
      if (problem.kind !== "failed" && !(cause instanceof TypeError)) break;
      await store.setAside("findings", unsaved);
    }
    localStorage.removeItem(name);
  }
  return [...late];
}

/** @param {Store} store @param {Unsaved} unsaved @param {NewService} fresh @returns {Promise<boolean>}  whether newer answers stand */
function kept(store, unsaved, fresh) {
  const { service, criterion, tab, at } = unsaved;
  return store.writeFor({ tab, at }, async (writer, transaction, label) => {
    const again = new Writer(transaction, label);
    const hands = { writer, again, transaction };
    const isHere = (await transaction.get("services", service)) !== undefined;
    // A service that was taken away keeps what was typed last; one that nobody knows has still to be started.
    const isNew = !isHere && (await transaction.count(service)) === 0;
    if (isNew) await writer.addService(fresh, service);
    if (Object.hasOwn(unsaved.patch, "ticks")) return keepTicks(hands, unsaved);
    const isLate = criterion !== "" ? await keepFinding(hands, unsaved) : (isHere || isNew) && (await keepService(hands, unsaved));
    writer.changes.push(...again.changes);
    return isLate;
  });
}

/** @param {Hands} hands @param {Unsaved} unsaved @returns {Promise<boolean>}  they are no answers: what was ticked last stands */
async function keepTicks({ transaction }, { service, criterion, patch: { ticks } }) {
  if (!Array.isArray(ticks) || !ticks.every((text) => typeof text === "string")) throw new TypeError("no ticks");
  const name = ticksName(service);
  const { value } = Object(await transaction.get("settings", name));
  await transaction.put("settings", { name, value: withTicks(value, criterion, ticks) });
  return false;
}

/** @param {Hands} hands @param {Unsaved} unsaved */
async function keepFinding({ writer, again, transaction }, { service, criterion, patch: left, base, tab, at }) {
  const before = (await writer.read("findings", [service, criterion])) ?? blankFinding(service, criterion);
  const changes = new Map(Object.entries(before.changes));
  /** @param {string} field @param {boolean} own */
  const isNewer = (field, own) => {
    const { revision = 0, tab: by = tab } = changes.get(field) ?? {};
    return revision > base && (by === tab) === own && !isSame(valueOf(before, field), left[field]);
  };
  const isOld = Object.keys(left).some((field) => isNewer(field, true));
  const patch = isOld ? without(left, writtenBy(tab, at, await changesOf(transaction, service, criterion))) : left;
  await writer.patchFinding(service, criterion, /** @type {FindingPatch} */ (patch), { baseRevision: base });
  const newer = Object.keys(patch).filter((field) => isNewer(field, false));
  if (newer.length > 0) await again.patchFinding(service, criterion, Object.fromEntries(newer.map((field) => [field, valueOf(before, field)])));
  return newer.length > 0;
}

/** @param {Hands} hands @param {Unsaved} unsaved */
async function keepService({ writer, again, transaction }, { service, patch: left, at, tab }) {
  const before = /** @type {ServiceRow} */ (await transaction.get("services", service));
  const rows = await changesOf(transaction, service, null);
  const patch = without(left, writtenBy(tab, at, rows));
  const newer = allFields(rows.filter((row) => row.at > at && row.tab !== tab));
  const back = Object.fromEntries(Object.keys(patch).filter((field) => Object.hasOwn(newer, field)).flatMap((field) => {
    const value = valueOf(before, field);
    if (!KEYED.includes(field)) return isSame(value, patch[field]) ? [] : [[field, value]];
    const keys = Object.keys(Object(patch[field])).filter((key) => Object.hasOwn(Object(newer[field]), key) && Object(value)[key] !== Object(patch[field])[key]);
    return keys.length === 0 ? [] : [[field, Object.fromEntries(keys.map((key) => [key, Object(value)[key] ?? null]))]];
  }));
  const isLate = Object.keys(back).length > 0;
  // Nobody can have seen what no row holds: that makes it a conflict in the history.
  await writer.patchService(service, /** @type {ServicePatch} */ (patch), isLate ? Object.fromEntries(Object.keys(back).map((field) => [field, undefined])) : {});
  if (isLate) await again.patchService(service, /** @type {ServicePatch} */ (back));
  return isLate;
}

/** @param {Transaction} transaction @param {string} service @param {string | null} criterion @returns {Promise<HistoryRow[]>} */
async function changesOf(transaction, service, criterion) {
  const rows = /** @type {HistoryRow[]} */ (await transaction.ofService("history", service));
  return rows.filter((row) => row.criterion === criterion);
}

/**
 * What the page itself has written after an entry. A browser that is killed may have in the mirror what stood there some
 * seconds ago, while the database has what came later.
 *
 * @param {string} tab
 * @param {string} at
 * @param {HistoryRow[]} rows
 */
function writtenBy(tab, at, rows) {
  // The row that starts a service says nothing of what was entered.
  return allFields(rows.filter((row) => row.at > at && row.tab === tab && row.before !== null));
}

/** @param {HistoryRow[]} rows @returns {Loose}  which fields, and which keys of them, were changed */
function allFields(rows) {
  return rows.reduce((found, { after }) => joined(found, after ?? {}), /** @type {Loose} */ ({}));
}

/** @param {Loose} patch @param {Loose} written @returns {Loose}  the fields, and the keys of them, that were not written */
function without(patch, written) {
  return Object.fromEntries(Object.entries(patch).flatMap(([field, value]) => {
    if (!Object.hasOwn(written, field)) return [[field, value]];
    const keys = KEYED.includes(field) ? Object.entries(Object(value)).filter(([key]) => !Object.hasOwn(Object(written[field]), key)) : [];
    return keys.length === 0 ? [] : [[field, Object.fromEntries(keys)]];
  }));
}

/** @param {Loose} one @param {Loose} next @returns {Loose} */
function joined(one, next) {
  const keyed = KEYED.filter((field) => Object.hasOwn(one, field) && Object.hasOwn(next, field));
  return { ...one, ...next, ...Object.fromEntries(keyed.map((field) => [field, { ...Object(one[field]), ...Object(next[field]) }])) };
}

/** @param {FindingRow | ServiceRow} row @param {string} field @returns {unknown} */
function valueOf(row, field) {
  return /** @type {Loose} */ (/** @type {unknown} */ (row))[field];
}

/** Other pages of the host can write there too. @param {string} text @returns {Unsaved | null} */
function understood(text) {
  try {
    const unsaved = JSON.parse(text);
    const { service, criterion, patch, base, tab, at } = Object(unsaved);
    const texts = [service, criterion, tab, at].every((value) => typeof value === "string");
    const isWhole = texts && service !== "" && typeof base === "number" && !Number.isNaN(Date.parse(at));
    return isWhole && typeof patch === "object" && patch !== null && !Array.isArray(patch) ? unsaved : null;
  } catch {
    return null;
  }
}
