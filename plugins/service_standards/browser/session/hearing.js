/** What the store tells, of this page or of another tab, and what is shown after it. */

import { isExample, lastOwn, saysSame } from "../store/store-rows.js";

/**
 * @import {ServiceOutbox} from "./service-outbox.js"
 * @import {Session} from "./session.js"
 * @import {ShownService} from "./shown-service.js"
 * @import {Change} from "../kept-types.js"
 * @import {FindingRow, ServiceRow} from "../types.js"
 * @typedef {{session: Session, shown: ShownService, outbox: ServiceOutbox}} Parts
 */

/** @param {Parts} parts */
export function hearStore(parts) {
  const { session } = parts;
  const { store } = session;
  store.addEventListener("change", (event) => hear(parts, /** @type {CustomEvent<Change>} */ (event).detail));
  store.addEventListener("superseded", () => {
    session.superseded = true;
    session.say();
  });
  store.addEventListener("closed", () => void session.look());
}

/** @param {Parts} parts @param {Change} change */
async function hear(parts, { service, criterion, row, conflict, origin }) {
  const { session, shown } = parts;
  if (criterion === null) return hearService(parts, { service, row: /** @type {ServiceRow | null} */ (row), conflict, origin });
  const before = session.finding(criterion);
  if (!shown.hearFinding(service, criterion, /** @type {FindingRow} */ (row))) return;
  const isKept = !conflict && saysSame(before, session.finding(criterion));
  session.changed({ kind: "finding", criterion, conflict, origin, isKept }, session.undoable);
}

/** @param {Parts} parts @param {{service: string, row: ServiceRow | null, conflict: boolean, origin: Change["origin"]}} change */
async function hearService(parts, { service: id, row, conflict, origin }) {
  const { session, shown, outbox } = parts;
  const others = session.services.filter((service) => service.id !== id);
  const known = others.length < session.services.length;
  if (row === null) session.services = others;
  else session.services = known ? session.services.map((old) => (old.id === id ? row : old)) : [...others, row];
  void session.meet().then(() => session.organisation?.follow()).catch(() => {});
  const { chosen } = shown;
  outbox.hear(id, row !== null);
  if (row !== null && chosen === null && !isExample(row)) await shown.show(row);
  else if (row === null && chosen?.id === id) await goOn(parts, chosen.name, lastOwn(others), origin);
  else {
    const before = session.service;
    if (row !== null) shown.hear(row);
    const isKept = !conflict && row?.id === before?.id && saysSame(before, session.service);
    session.changed({ kind: "service", conflict: conflict && shown.row?.id === id, origin, isKept }, session.undoable);
  }
}

/** @param {Parts} parts @param {string} name  of a service that was taken away @param {ServiceRow | null} next @param {Change["origin"]} origin */
async function goOn({ session, shown, outbox }, name, next, origin) {
  await shown.show(next);
  // What met the removal on its way is kept now.
  outbox.retry();
  if (origin === "other-tab") session.dispatchEvent(new CustomEvent("taken", { detail: { name } }));
}
