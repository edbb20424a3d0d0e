/** The start of a service: a target for all dimensions, and what its facts take out, said at once. */

import { field, part, setChoice, setText, show } from "../kit/dom.js";
import { applicability } from "../rules/applicable.js";
import { dimensionsOf, gradedOf } from "../session/session-actions.js";
import { TAILORED } from "../words/start-words.js";

/**
 * @import {ServicePage} from "./service-page.js"
 * @import {Session, Shown} from "../session/session.js"
 * @import {Target} from "../session/session-actions.js"
 * @import {Criterion} from "../types.js"
 */

const MIXED = "mixed";

/** @param {HTMLElement} root @param {Session} session @param {ServicePage} page @param {AbortSignal} signal */
export function watchStart(root, session, page, signal) {
  if (signal.aborted) return;
  const select = field(root, "[data-control=target]");
  /** Most services have no organisation: its code is fetched for the first that has. @type {Promise<typeof import("../organisation/organisation-view.js").drawOrganisation> | null} */
  let drawn = null;
  /** @param {string[] | null} criteria  whose findings changed; null: more than that */
  const update = (criteria) => {
    if (criteria === null) {
      setChoice(select, commonTarget(session));
      tailor(root, session);
    }
    if (drawn === null && !concernsOrganisation(root, session)) return;
    drawn ??= import("../organisation/organisation-view.js").then(({ drawOrganisation }) => drawOrganisation);
    drawn.then((draw) => draw(root, session, page, criteria)).catch(() => (drawn = null));
  };
  /** @type {Shown[]} */
  let waiting = [];
  session.addEventListener("change", (event) => {
    const { detail } = /** @type {CustomEvent<Shown>} */ (event);
    if (detail.isKept) return;
    waiting.push(detail);
    // A batch brings many changes at once.
    if (waiting.length === 1) queueMicrotask(() => {
      const findings = waiting.every(({ kind }) => kind === "finding");
      const criteria = waiting.flatMap(({ criterion }) => criterion ?? []);
      waiting = [];
      if (!signal.aborted) update(findings ? criteria : null);
    });
  }, { signal });
  update(null);
}

/** @param {HTMLElement} root @param {Session} session @returns {boolean}  whether there is an organisation, an answer of one, or the question of it */
function concernsOrganisation(root, { catalogue, findings, organisation }) {
  if (organisation !== null || [...findings.values()].some(({ extra }) => extra.inherited_from !== undefined)) return true;
  return catalogue.dimensions.some(({ id, scope }) => scope === "organisation" && root.querySelector(`[data-dimension="${CSS.escape(id)}"]`) !== null);
}

/** @param {Session} session @param {string} value  the level that every dimension shall reach @param {Target} target */
export async function aim(session, value, target) {
  await session.settled();
  const { id } = await session.start();
  const { batch } = await session.store.editService(id, { target });
  session.done({ batch, message: value === "" ? TAILORED.target.none : TAILORED.target.all(value), back: id });
}

/** @param {Session} session @returns {string}  the level that all dimensions have as their target */
function commonTarget(session) {
  const target = new Map(Object.entries(session.service?.target ?? {}));
  const levels = [...new Set(gradedOf(session).map((dimension) => String(target.get(dimension) ?? "")))];
  return levels.length > 1 ? MIXED : levels[0] ?? "";
}

/** @param {HTMLElement} root @param {Session} session */
function tailor(root, session) {
  const { catalogue, service } = session;
  const given = service?.facts ?? {};
  const dimensions = dimensionsOf(session);
  const judged = catalogue.criteria.filter(({ dimension }) => dimensions.includes(dimension))
    .map((criterion) => ({ criterion, facts: applicability(criterion, given).facts }));
  const removed = judged.filter(({ facts }) => facts.length > 0);
  for (const { id } of catalogue.facts) showEffect(root, id, removed.filter(({ facts }) => facts.includes(id)).length);
  const reasons = catalogue.facts.flatMap(({ id, if_yes, if_no }) => {
    // Counted once, under the first fact that takes it out, so that the numbers add up.
    const number = removed.filter(({ facts }) => facts[0] === id).length;
    return number === 0 ? [] : [/** @type {[string, number]} */ ([given[id] ? if_yes : if_no, number])];
  });
  const here = removed.filter(({ criterion }) => isOnPage(root, criterion)).length;
  setText(part(root, "tailored"), TAILORED.line(removed.length, judged.length, reasons, here));
}

/** @param {HTMLElement} root @param {string} fact @param {number} number */
function showEffect(root, fact, number) {
  const group = root.querySelector(`[data-fact="${CSS.escape(fact)}"]`);
  const line = group && part(group, "effect");
  if (number > 0) setText(line, TAILORED.effect(number));
  show(line, number > 0);
}

/** @param {HTMLElement} root @param {Criterion} criterion */
function isOnPage(root, { id }) {
  return root.querySelector(`fieldset[data-criterion="${CSS.escape(id)}"]`) !== null;
}
