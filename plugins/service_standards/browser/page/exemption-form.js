/** The form of an exemption: who approved it, when, until when, and why. Nothing is kept that would not count. */

import { FIRST_DAY, LAST_DAY, isDay, isOutdated } from "../answer/days.js";
import { LONGEST_TEXT } from "../answer/vocabulary.js";
import { choiceOf } from "../kit/dialogs.js";
import { element, setText, show } from "../kit/dom.js";
import { EXEMPT } from "../words/paper-words.js";

/**
 * @typedef {Record<string, string>} Form  the members of an exemption
 * @typedef {Record<"approved_by" | "approved_on" | "until" | "reason", HTMLInputElement | HTMLTextAreaElement>} Fields
 */

/**
 * @param {HTMLElement} root
 * @param {string} criterion
 * @param {Partial<Record<string, unknown>> | null} before
 * @param {number | null} months  how long an exemption may last; null: no matter how long
 * @returns {Promise<Form | null | undefined>}  null: it is taken away; undefined: nothing changes
 */
export async function askExemption(root, criterion, before, months) {
  const fields = fieldsFor(before ?? {});
  const fault = element("p", { class: "ss-alert", role: "alert" });
  const keep = button(EXEMPT.keep, "");
  const buttons = [keep, ...(before === null ? [] : [button(EXEMPT.remove, "remove")]), button(EXEMPT.cancel, "cancel")];
  const dialog = element("dialog", { class: "ss-dialog", "aria-label": EXEMPT.title(criterion) },
    element("p", { class: "ss-dialog-title" }, EXEMPT.title(criterion)), element("p", {}, EXEMPT.about),
    element("div", { class: "ss-fold-body" }, ...Object.entries(fields).map(([name, node]) => element("label", { class: "ss-field" }, element("span", { class: "ss-label" }, EXEMPT.labels[name]), node))),
    fault, element("div", { class: "ss-dialog-actions" }, ...buttons));
  /** @type {Form | null | undefined} */
  let chosen;
  keep.addEventListener("click", () => {
    const [said, wrong] = faultOf(fields, months);
    for (const node of Object.values(fields)) node.toggleAttribute("aria-invalid", wrong.includes(node));
    setText(fault, said);
    show(fault, said !== "");
    if (said !== "") return wrong[0].focus();
    chosen = valuesOf(fields);
    dialog.close();
  });
  root.append(dialog);
  try {
    if ((await choiceOf(dialog)) === "remove") chosen = null;
    return chosen;
  } finally {
    dialog.remove();
  }
}

/** @param {string} label @param {string} choice  "": it does not close the dialog by itself */
function button(label, choice) {
  return element("button", { type: "button", class: choice === "" ? "ss-button" : "ss-button ss-quiet", ...(choice === "" ? {} : { "data-choice": choice }) }, label);
}

/** @param {Partial<Record<string, unknown>>} before @returns {Fields}  in the order of the form */
function fieldsFor(before) {
  const day = { type: "date", min: FIRST_DAY, max: LAST_DAY };
  const fields = {
    approved_by: element("input", { type: "text", class: "ss-input", dir: "auto", maxlength: "2000" }),
    approved_on: element("input", { ...day, class: "ss-input" }),
    until: element("input", { ...day, class: "ss-input" }),
    reason: element("textarea", { class: "ss-input", dir: "auto", rows: "3", maxlength: String(LONGEST_TEXT) }),
  };
  for (const [name, node] of Object.entries(fields)) node.value = String(before[name] ?? "");
  return fields;
}

/** @param {Fields} fields @returns {Form}  what is said */
function valuesOf(fields) {
  const values = Object.entries(fields).map(([name, node]) => [name, node.value.trim()]);
  return Object.fromEntries(values.filter(([, value]) => value !== ""));
}

/**
 * @param {Fields} fields
 * @param {number | null} months
 * @returns {[said: string, wrong: (HTMLInputElement | HTMLTextAreaElement)[]]}  the first fault, "" for none
 */
function faultOf(fields, months) {
  const { approved_on: begin, until } = fields;
  const undone = Object.entries(fields).filter(([, node]) => node.validity.badInput || !isDayOrText(node));
  if (undone.length > 0) return [EXEMPT.noDay(undone.map(([name]) => EXEMPT.labels[name])), undone.map(([, node]) => node)];
  const missing = Object.entries(fields).filter(([name, node]) => node.value.trim() === "" && (name !== "approved_on" || months !== null));
  if (missing.length > 0) return [EXEMPT.missing(missing.map(([name]) => EXEMPT.labels[name])), missing.map(([, node]) => node)];
  if (begin.value > until.value) return [EXEMPT.backwards, [until]];
  if (months !== null && isOutdated(begin.value, months, until.value)) return [EXEMPT.tooLong(months, latestEnd(begin.value, months)), [until]];
  return ["", []];
}

/** @param {HTMLInputElement | HTMLTextAreaElement} node */
function isDayOrText(node) {
  return node.type !== "date" || isDay(node.value);
}

/** @param {string} begin @param {number} months @returns {string}  the last day; a short month ends earlier */
function latestEnd(begin, months) {
  const [year, month, day] = begin.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
