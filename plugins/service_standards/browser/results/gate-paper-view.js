/** The decision paper of a gate: on the page, on paper by itself, and as Markdown. */

import { answerAddress, element, list, redraw, scroller } from "../kit/drawing.js";
import { part, show } from "../kit/dom.js";
import { localDay } from "../answer/days.js";
import { safeUrl } from "../answer/safe-url.js";
import { paperToMarkdown } from "../formats/paper-markdown.js";
import { assessmentOf } from "../handover/files.js";
import { gatesOf } from "../rules/gaps.js";
import { gateReportOf } from "../rules/report.js";
import { gatePaper } from "../formats/service-paper.js";
import { handText } from "./copy-markdown.js";

/**
 * @import {Content} from "../kit/drawing.js"
 * @import {Block, PaperItem, Piece} from "../result-types.js"
 * @import {Catalogue, Gate} from "../types.js"
 * @import {Scene} from "./result-folds.js"
 */

const PRINTED = "ss-printed";

/** @param {HTMLElement} place  its controls stay, the paper is drawn anew @param {Scene} scene */
export async function draw(place, scene) {
  const { root, session: { catalogue, service } } = scene;
  const select = gateField(root);
  if (select.options.length === 0) {
    select.append(...gatesOf(catalogue).map(({ id, title }) => element("option", { value: id }, title)));
    select.value = gatesOf(catalogue).find(({ phase }) => phase === service?.phase)?.id ?? select.value;
    select.addEventListener("change", () => void scene.page.attempt(async () => draw(place, scene)));
  }
  const gate = gateIn(scene);
  // An address can open the fold of a standard that has no gates; it stays out of sight.
  if (!gate) return;
  showChecklist(part(root, "paper-checklist"), catalogue, gate);
  redraw(part(root, "paper-sheet"), ...(await paperOf(scene, gate)).map((block) => drawn(block, catalogue)));
}

/** @param {Scene} scene */
export async function copyPaper(scene) {
  const gate = gateIn(scene);
  if (gate) await handText(scene.root, paperToMarkdown(await paperOf(scene, gate)), "paper-");
}

/** @param {Scene} scene */
export async function printPaper({ root }) {
  const sheet = part(root, "paper-sheet");
  // On the page all else is left out as long as a part has this mark.
  sheet?.classList.add(PRINTED);
  window.addEventListener("afterprint", () => sheet?.classList.remove(PRINTED), { once: true });
  window.print();
}

/** @param {HTMLElement} root */
function gateField(root) {
  return /** @type {HTMLSelectElement} */ (part(root, "paper-gate"));
}

/** @param {Scene} scene */
function gateIn({ root, session: { catalogue } }) {
  const chosen = gateField(root).value;
  return gatesOf(catalogue).find(({ id }) => id === chosen);
}

/** @param {HTMLElement | null} link @param {Catalogue} catalogue @param {Gate} gate  a file without a network may not know where its checklist is */
function showChecklist(link, catalogue, gate) {
  const url = catalogue.checklists.find(({ id }) => id === gate.id)?.url ?? "";
  link?.setAttribute("href", catalogue.resolve(url));
  show(link, url !== "");
}

/** @param {Scene} scene @param {Gate} gate */
async function paperOf({ session, dimensions }, gate) {
  const assessment = await assessmentOf(session);
  const { catalogue } = session;
  return gatePaper(gateReportOf({ assessment, catalogue, dimensions, today: localDay(new Date()) }, gate));
}

/** @param {Block} block @param {Catalogue} catalogue @returns {Node} */
function drawn(block, catalogue) {
  switch (block.kind) {
    case "title": return element("h3", { class: "ss-panel-title", dir: "auto" }, block.text);
    case "heading": return element("h4", { class: "ss-panel-title", dir: "auto" }, block.text);
    case "text": return element("p", { dir: "auto" }, block.text);
    case "items": return list(block.items.map((item) => itemOf(item, catalogue)));
    case "choices": return element("ul", { class: "ss-to-tick" }, ...block.choices.map((choice) => element("li", { dir: "auto" }, choice)));
    case "table": return tableOf(block, catalogue);
  }
}

/** @param {PaperItem} item @param {Catalogue} catalogue */
function itemOf({ line, under = [] }, catalogue) {
  const rest = under.map((pieces) => element("span", { class: "ss-under", dir: "auto" }, ...contents(pieces, catalogue)));
  return element("span", {}, ...contents(line, catalogue), ...rest);
}

/** @param {Piece[]} pieces @param {Catalogue} catalogue @returns {Content[]} */
function contents(pieces, catalogue) {
  return pieces.flatMap((piece, place) => [...(place > 0 ? [" "] : []), content(piece, catalogue)]);
}

/** @param {Piece} piece @param {Catalogue} catalogue @returns {Content} */
function content(piece, catalogue) {
  if (typeof piece === "string") return piece;
  if ("strong" in piece) {
    const strong = element("strong", {}, piece.strong);
    return catalogue.byId.has(piece.strong) ? element("a", { href: answerAddress(catalogue, piece.strong) }, strong) : strong;
  }
  const address = safeUrl(piece.url);
  if (address !== null) return element("a", { href: address, rel: "noopener noreferrer" }, piece.text);
  return piece.text === piece.url ? piece.text : `${piece.text} ${piece.url}`;
}

/** @param {Extract<Block, {kind: "table"}>} block @param {Catalogue} catalogue  a row to write in has no heading */
function tableOf({ name, columns, rows }, catalogue) {
  const head = element("tr", {}, ...columns.map((text) => element("th", { scope: "col" }, text)));
  const body = rows.map((cells) => element("tr", {}, ...cells.map((pieces, place) => (place === 0 && pieces.length > 0
    ? element("th", { scope: "row", dir: "auto" }, ...contents(pieces, catalogue))
    : element("td", { "data-label": columns[place], dir: "auto" }, ...contents(pieces, catalogue))))));
  const inner = element("table", { class: "ss-table ss-stack", "aria-label": name }, element("thead", {}, head), element("tbody", {}, ...body));
  return scroller(inner, name);
}
