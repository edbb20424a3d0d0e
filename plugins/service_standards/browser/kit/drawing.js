/** Makes elements from data: names and attributes are ours, data goes in as text only. */

import { anchorOf } from "../answer/ids.js";
import { element } from "./dom.js";
import { followWidth } from "./scroller.js";

export { element } from "./dom.js";

/**
 * @import {Catalogue} from "../types.js"
 * @typedef {Node | string} Content
 */

/**
 * A table with a caption, whose cells run as their texts do; on a narrow screen its rows become blocks, each cell with the name of its column.
 *
 * @param {string} caption
 * @param {string[]} columns
 * @param {Content[][]} rows  the first cell of each is its heading
 */
export function table(caption, columns, rows) {
  const head = element("tr", {}, ...columns.map((text) => element("th", { scope: "col" }, text)));
  const body = rows.map(([first, ...rest]) =>
    element("tr", {}, element("th", { scope: "row", dir: "auto" }, first), ...rest.map((cell, place) => element("td", { "data-label": columns[place + 1], dir: "auto" }, cell))));
  const inner = element("table", { class: "ss-table ss-stack" },
    element("caption", { class: "ss-panel-title" }, caption), element("thead", {}, head), element("tbody", {}, ...body));
  return scroller(inner, caption);
}

/** @param {HTMLElement} inner  which may be wider than the page @param {string} label */
export function scroller(inner, label) {
  const node = element("div", { class: "ss-scroll" }, inner);
  followWidth(node, label);
  return node;
}

/** @param {Content[]} items */
export function list(items) {
  return element("ul", { class: "ss-checks" }, ...items.map((item) => element("li", { dir: "auto" }, item)));
}

/**
 * @param {string} key  under which the focus finds the button again when its place is drawn anew
 * @param {string} label
 * @param {() => void} press
 * @param {string} [named]  said in place of the label where the label alone says too little
 */
export function button(key, label, press, named = label) {
  const node = element("button", { type: "button", class: "ss-button ss-quiet", "data-key": key, "aria-label": named }, label);
  node.addEventListener("click", press);
  return node;
}

/** @param {string} title @param {...Content} body */
export function fold(title, ...body) {
  const summary = element("summary", {}, element("span", { class: "ss-fold-title" }, title));
  return element("details", { class: "ss-fold" }, summary, element("div", { class: "ss-fold-body" }, ...body));
}

/**
 * Draw a place anew. The focus stays on the button of the same key, or else on the place.
 *
 * @param {HTMLElement | null} place
 * @param {...Content} children
 */
export function redraw(place, ...children) {
  if (place === null) return;
  const focused = document.activeElement;
  const had = focused !== null && focused !== place && place.contains(focused);
  const key = had ? focused.getAttribute("data-key") : null;
  const opened = [...place.querySelectorAll("details")].map(({ open }) => open);
  place.replaceChildren(...children);
  place.querySelectorAll("details").forEach((node, at) => (node.open = opened[at] ?? node.open));
  if (!had) return;
  const again = key === null ? null : place.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (again instanceof HTMLElement) again.focus();
  else {
    place.tabIndex = -1;
    place.focus();
  }
}

/** @param {Catalogue} catalogue @param {string} id @returns {string}  where a criterion is answered */
export function answerAddress(catalogue, id) {
  const holding = catalogue.checklists.filter(({ criteria }) => criteria.includes(id));
  const own = holding.find((checklist) => checklist.id === catalogue.byId.get(id)?.dimension) ?? holding[0];
  const address = own?.url ?? catalogue.byId.get(id)?.url ?? "";
  return catalogue.resolve(`${address}#${anchorOf(id)}`);
}

/** @param {Catalogue} catalogue @param {string} id */
export function criterionLink(catalogue, id) {
  const title = catalogue.byId.get(id)?.title ?? "";
  if (!catalogue.byId.has(id)) return id;
  return element("a", { href: answerAddress(catalogue, id), "data-key": `go-${id}` }, element("span", { class: "ss-id" }, id), ` ${title}`);
}
