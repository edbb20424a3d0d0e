/** Says at each criterion whose answer is shown, with the way to an own answer and back. */

import { anchorOf } from "../answer/ids.js";
import { button, element, redraw } from "../kit/drawing.js";
import { part, setText, show } from "../kit/dom.js";
import { inheritedFrom, nameOfOrigin } from "../rules/inherited.js";
import { reset } from "../session/large-changes.js";
import { INHERITED } from "../words/organisation-words.js";

/**
 * @import {Attempting} from "../types.js"
 * @import {Session} from "../session/session.js"
 * @typedef {{text: string, action: "keep" | "again" | null}} Line
 */

/** What was drawn last. @type {WeakMap<Element, string>} */
const drawn = new WeakMap();

/**
 * @param {HTMLElement} root
 * @param {Session} session
 * @param {Attempting} page
 * @param {string[] | null} changed  the criteria to look at; null: all
 */
export function showInherited(root, session, page, changed) {
  const forms = changed === null
    ? [...root.querySelectorAll("fieldset[data-criterion]")]
    : changed.flatMap((id) => root.querySelector(`fieldset[data-criterion="${CSS.escape(id)}"]`) ?? []);
  for (const form of forms) {
    const id = form.getAttribute("data-criterion") ?? "";
    const line = lineOf(session, id);
    const key = line === null ? "" : `${line.text} ${line.action}`;
    if ((drawn.get(form) ?? "") === key) continue;
    drawn.set(form, key);
    const place = placeIn(form, id);
    redraw(place, ...(line === null ? [] : content(line, id, root, session, page)));
    show(place, line !== null);
  }
}

/** @param {Session} session @param {string} id @returns {Line | null} */
function lineOf(session, id) {
  const finding = session.finding(id);
  const organisation = session.organisation?.row ?? null;
  if (inheritedFrom(finding) !== null) {
    return { text: `${INHERITED.from(nameOfOrigin(finding, organisation))} ${INHERITED.change}`, action: "keep" };
  }
  const theirs = session.organisation?.findings.get(id)?.outcome ?? "not-assessed";
  if (organisation === null || organisation.id === session.service?.id || theirs === "not-assessed") return null;
  return { text: INHERITED.own(organisation.name, theirs), action: "again" };
}

/** @param {Element} form @param {string} id @returns {HTMLElement | null}  above the outcomes, which refer to it */
function placeIn(form, id) {
  const name = `inherited-${anchorOf(id)}`;
  const outcomes = form.querySelector(".ss-outcomes");
  if (part(form, "inherited") === null) {
    outcomes?.before(element("div", { class: "ss-inherited", "data-part": "inherited", id: name }));
    outcomes?.setAttribute("aria-describedby", name);
  }
  return part(form, "inherited");
}

/** @param {Line} line @param {string} id @param {HTMLElement} root @param {Session} session @param {Attempting} page */
function content({ text, action }, id, root, session, page) {
  const keep = () => {
    session.changeFinding(id, {});
    setText(part(root, "announce"), INHERITED.kept);
  };
  const again = () => void page.attempt(() => reset(session, [id], INHERITED.used(id)));
  // One key: the focus stays on the way back.
  const way = action === "keep"
    ? button("own-answer", INHERITED.keep, keep, INHERITED.keepNamed(id))
    : button("own-answer", INHERITED.again, again, INHERITED.againNamed(id));
  return [element("p", {}, text), way];
}
