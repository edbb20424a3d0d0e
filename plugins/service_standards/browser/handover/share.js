/** Sharing the outcomes by a link, and looking at a link that somebody else shared. */

import { OUTCOMES } from "../answer/vocabulary.js";
import { localDay } from "../answer/days.js";
import { copyText } from "../kit/clipboard.js";
import { choiceOf, dialogOf, fillCells } from "../kit/dialogs.js";
import { field, part, setText, setValue, show } from "../kit/dom.js";
import { COPIED, COPY_BY_HAND } from "../words/messages.js";
import { LINK_MADE, LINK_TOO_LONG, keptShared, sharedName } from "../words/file-messages.js";
import { openAssessment } from "./files.js";
import { MAX_FRAGMENT, decodeShare, encodeShare } from "../formats/share-link.js";
import { explanationOf, outcomesThatApply, sharedView } from "./share-view.js";

/**
 * @import {Session} from "../session/session.js"
 * @import {Shared} from "../formats/share-link.js"
 * @import {Assessment, Catalogue} from "../types.js"
 */

/** @param {HTMLElement} root @param {Session} session */
export function makeLink(root, { catalogue, findings, service }) {
  const fragment = encodeShare({
    standard: catalogue.standard,
    criteriaIds: catalogue.criteria.map(({ id }) => id),
    outcomes: new Map([...findings].map(([id, { outcome }]) => [id, outcome])),
    explained: new Set([...findings].filter(([, { reason }]) => reason?.trim()).map(([id]) => id)),
    facts: service?.facts ?? {},
    factIds: catalogue.facts.map(({ id }) => id),
  });
  const link = field(root, "[data-control=share-link]");
  if (fragment.length > MAX_FRAGMENT) {
    setText(part(root, "share-said"), LINK_TOO_LONG);
    return;
  }
  setValue(link, location.origin + location.pathname + fragment);
  for (const name of ["share-made", "share-copy"]) show(part(root, name), true);
  setText(part(root, "share-said"), LINK_MADE);
  link?.focus();
}

/** @param {HTMLElement} root */
export async function copyLink(root) {
  const link = field(root, "[data-control=share-link]");
  if (!(link instanceof HTMLInputElement)) return;
  // The clipboard is closed to pages without https, and to some organisations.
  let copied = await copyText(link.value);
  if (!copied) {
    link.select();
    copied = document.execCommand("copy");
  }
  setText(part(root, "share-said"), copied ? COPIED : COPY_BY_HAND);
}

/**
 * @param {HTMLElement} root
 * @param {Session} session
 * @param {string} fragment  of the address that was opened
 * @returns {Promise<string | null>}  why the link was refused
 */
export async function offerShared(root, session, fragment) {
  const { catalogue } = session;
  const shared = decodeShare(fragment, catalogue);
  if (!shared.ok) return shared.message;
  const dialog = dialogOf(root, "shared");
  if (dialog === null) return null;
  fillPreview(dialog, shared, catalogue);
  if ((await choiceOf(dialog)) !== "keep") return null;
  await openAssessment(session, assessmentOfShared(shared, catalogue), null, keptShared(shared.outcomes.size));
  return null;
}

/** @param {HTMLElement} dialog @param {Shared} shared @param {Catalogue} catalogue */
function fillPreview(dialog, shared, catalogue) {
  const { facts, sameEdition } = shared;
  const given = outcomesThatApply(shared, catalogue);
  const counts = OUTCOMES.map((outcome) => [outcome, String(given.filter((one) => one === outcome).length)]);
  fillCells(dialog, { ...Object.fromEntries(counts), facts: String(Object.keys(facts).length) });
  part(dialog, "shared-view")?.replaceChildren(...sharedView(shared, catalogue));
  show(part(dialog, "same-edition"), sameEdition);
  show(part(dialog, "other-edition"), !sameEdition);
}

/** @param {Shared} shared @param {Catalogue} catalogue @returns {Assessment} */
function assessmentOfShared(shared, { standard, byId }) {
  const { outcomes, facts, sameEdition } = shared;
  const { id, version, digest } = standard;
  return {
    format: "assessment/1",
    // A link says whether the edition is another one, not which.
    standard: sameEdition ? { id, version, digest } : { id, version: "", digest: "" },
    service: { id: "", name: sharedName(localDay(new Date())), phase: "", facts },
    target: {},
    findings: Object.fromEntries([...outcomes].map(([criterion, outcome]) => [criterion, { title: byId.get(criterion)?.title ?? "", outcome, ...explanationOf(criterion, shared) }])),
    parked: {},
    snapshots: [],
  };
}
