/** The organisation on a page: who answers, what is inherited, and the way from one to the other. */

import { button, element, redraw } from "../kit/drawing.js";
import { field, part, setText, show } from "../kit/dom.js";
import { inheritedFrom, isOrganisation } from "../rules/inherited.js";
import { showInherited } from "./inherited-view.js";
import { switchTo } from "../session/large-changes.js";
import { ORGANISATION } from "../words/organisation-words.js";

/**
 * @import {Content} from "../kit/drawing.js"
 * @import {Attempting} from "../types.js"
 * @import {Session} from "../session/session.js"
 */

/** What was drawn last: it is read out when it changes. @type {WeakMap<Element, string>} */
const drawn = new WeakMap();

/**
 * @param {HTMLElement} root
 * @param {Session} session
 * @param {Attempting} page
 * @param {string[] | null} changed  the criteria whose findings changed; null: more than that
 */
export function drawOrganisation(root, session, page, changed) {
  const organisation = session.organisation?.row ?? null;
  const isShown = organisation !== null && organisation.id === session.service?.id;
  const name = field(root, "[data-service=name]")?.closest("label")?.querySelector(".ss-label") ?? null;
  setText(name, ORGANISATION.nameLabel[isShown ? "organisation" : "service"]);
  const content = isShown ? shownNow(session, page) : isAboutOrganisation(root, session) ? offer(root, session, page) : inheritedCount(session);
  const place = part(root, "organisation");
  const text = content.map((node) => (typeof node === "string" ? node : node.textContent)).join("|");
  if (place !== null && drawn.get(place) !== text) {
    drawn.set(place, text);
    redraw(place, ...content);
  }
  show(place, content.length > 0);
  showInherited(root, session, page, changed);
}

/** @param {HTMLElement} root @param {Session} session @returns {boolean}  all criteria of this page are for the organisation */
function isAboutOrganisation(root, { catalogue }) {
  const dimensions = new Set(catalogue.dimensions.filter(({ scope }) => scope === "organisation").map(({ id }) => id));
  const forms = [...root.querySelectorAll("fieldset[data-criterion]")];
  return forms.length > 0 && forms.every((form) => dimensions.has(form.getAttribute("data-dimension") ?? ""));
}

/** @param {Session} session @param {Attempting} page @returns {Content[]} */
function shownNow(session, page) {
  const name = session.service?.name ?? "";
  const others = session.services.filter(({ id }) => id !== session.service?.id);
  const last = others.at(-1);
  const way = last === undefined ? [] : [button("organisation-back", ORGANISATION.back(last.name), () => void page.attempt(() => switchTo(session, last.id)))];
  return [element("p", {}, ORGANISATION.isShown(name)), ...way];
}

/** @param {HTMLElement} root @param {Session} session @param {Attempting} page @returns {Content[]} */
function offer(root, session, page) {
  const organisation = session.organisation?.row ?? null;
  if (organisation === null) {
    return [element("p", {}, ORGANISATION.start), button("organisation-start", ORGANISATION.startButton, () => void page.attempt(() => start(root, session)))];
  }
  const { id, name } = organisation;
  return [element("p", {}, ORGANISATION.go(name)), button("organisation-go", ORGANISATION.goButton(name), () => void page.attempt(() => switchTo(session, id)))];
}

/** @param {Session} session @returns {Content[]} */
function inheritedCount({ organisation, findings }) {
  const row = organisation?.row ?? null;
  if (row === null) return [];
  const number = [...findings.values()].filter((finding) => inheritedFrom(finding) === row.id).length;
  return number === 0 ? [] : [element("p", { class: "ss-hint" }, ORGANISATION.inherits(row.name, number))];
}

/** @param {HTMLElement} root @param {Session} session */
async function start(root, session) {
  await session.settled();
  // Two presses, or two tabs, make one organisation.
  const here = (await session.store.listServices()).find(isOrganisation);
  if (here !== undefined) return switchTo(session, here.id);
  const { id, version, digest } = session.catalogue.standard;
  const about = { id: "", name: ORGANISATION.untitled, phase: "", facts: {}, target: {}, parked: {}, snapshots: [] };
  const service = { ...about, standard: { id, version, digest }, extra: { service: { kind: "organisation" } } };
  const back = session.service?.id ?? null;
  const { service: added, batch } = await session.store.importAssessment({ service, findings: [] }, { into: null });
  await switchTo(session, added.id);
  session.done({ batch, message: ORGANISATION.started, back });
  /** @type {HTMLInputElement | null} */ (root.querySelector("[data-service=name]"))?.select();
}
