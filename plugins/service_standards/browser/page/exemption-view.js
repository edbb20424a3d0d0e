/** The exemptions on a checklist: a line below an answer that is not met, and the form behind it. */

import { canBeExempt, exemptInBaseline, exemptionOf, exemptionsOf, saidOf } from "../answer/exemption.js";
import { localDay } from "../answer/days.js";
import { element, part, setText, show } from "../kit/dom.js";
import { applicability, isBaseline } from "../rules/applicable.js";
import { dimensionsOf } from "../session/session-actions.js";
import { EXEMPT, exemptionLine, withExempt } from "../words/paper-words.js";
import { askExemption } from "./exemption-form.js";

/**
 * @import {Finder} from "../kit/dom.js"
 * @import {Session, Shown} from "../session/session.js"
 * @import {FileFinding, FindingRow, JsonObject} from "../types.js"
 */

/**
 * @param {HTMLElement} root
 * @param {Finder} find
 * @param {Session} session
 * @returns {(said: string) => string}  what is said of the baseline, with what is exempt
 */
export function exemptionsOn(root, find, session) {
  const fields = [...root.querySelectorAll("fieldset[data-criterion]")];
  const update = () => {
    for (const node of fields) updateOne(node, session);
  };
  /** @param {Event} event */
  const follow = (event) => {
    const { kind, criterion, isKept } = /** @type {CustomEvent<Shown>} */ (event).detail;
    if (!root.isConnected) return session.removeEventListener("change", follow);
    const changed = kind === "finding" && criterion !== null ? fields.find((node) => idOf(node) === criterion) : null;
    if (changed) updateOne(changed, session);
    else if (changed === null && !isKept) update();
  };
  session.addEventListener("change", follow);
  root.addEventListener("click", ({ target }) => {
    const node = target instanceof Element ? target.closest("[data-part=exemption] button")?.closest("fieldset[data-criterion]") : null;
    if (node instanceof HTMLElement) void change(root, node, find, session);
  });
  update();
  return (said) => withExempt(said, exemptInBaseline(ofService(session)));
}

/** @param {Session} session  of which every criterion that applies is looked at, whatever a page holds of it */
export function ofService(session) {
  const { catalogue: { criteria, scoring }, findings, service } = session;
  const dimensions = dimensionsOf(session);
  const left = criteria.filter((criterion) => dimensions.includes(criterion.dimension) && applicability(criterion, service?.facts ?? {}).applies);
  const said = Object.fromEntries([...findings].map(([id, row]) => [id, fileForm(row)]));
  return exemptionsOf(left, said, scoring, localDay(new Date()), isBaseline);
}

/** @param {FindingRow} row @returns {FileFinding} */
function fileForm(row) {
  return { ...row.extra, ...row };
}

/** @param {Element} node @param {Session} session */
function updateOne(node, session) {
  const id = idOf(node);
  const { scoring } = session.catalogue;
  const finding = fileForm(session.finding(id));
  const found = exemptionOf(finding, scoring, localDay(new Date()));
  const line = part(node, "exemption");
  if (found === null && !canBeExempt(finding.outcome ?? "", scoring)) return line?.remove();
  const shown = line ?? made();
  if (line === null) part(node, "flags")?.after(shown);
  const button = /** @type {HTMLElement} */ (shown.lastElementChild);
  setText(shown.firstElementChild, found === null ? "" : exemptionLine(found));
  show(/** @type {HTMLElement} */ (shown.firstElementChild), found !== null);
  setText(button, found === null ? EXEMPT.add : EXEMPT.change);
  button.setAttribute("aria-label", found === null ? EXEMPT.addTo(id) : EXEMPT.changeOf(id));
}

function made() {
  const button = element("button", { type: "button", class: "ss-button ss-quiet" });
  return element("p", { class: "ss-actions", "data-part": "exemption" }, element("span", { dir: "auto" }), button);
}

/** @param {Element} node  a criterion */
function idOf(node) {
  return node.getAttribute("data-criterion") ?? "";
}

/** @param {HTMLElement} root @param {HTMLElement} node @param {Finder} find @param {Session} session */
async function change(root, node, find, session) {
  const id = idOf(node);
  const before = saidOf(fileForm(session.finding(id)));
  const chosen = await askExemption(root, id, before, session.catalogue.scoring.exemption_months ?? null);
  if (chosen === undefined) return;
  // An inherited answer becomes the service's own, and says no more whose it was.
  const { exemption: _, inherited_from: __, ...extra } = session.finding(id).extra;
  const { approved_by, approved_on, until, reason, ...more } = before ?? {};
  session.changeFinding(id, { extra: /** @type {JsonObject} */ (chosen === null ? extra : { ...extra, exemption: { ...more, ...chosen } }) });
  setText(find("announce"), part(node, "exemption")?.firstElementChild?.textContent || EXEMPT.removed(id));
}
