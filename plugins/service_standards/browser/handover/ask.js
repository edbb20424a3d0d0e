/** A short question with a button for each answer. */

import { choiceOf } from "../kit/dialogs.js";
import { element } from "../kit/drawing.js";

/**
 * @param {HTMLElement} root
 * @param {{title: string, said: string, choices: Record<string, string>}} question  what a button says, by choice
 * @returns {Promise<string>}  the choice; closing the dialog is "cancel"
 */
export async function ask(root, { title, said, choices }) {
  const buttons = Object.entries(choices).map(([choice, label]) =>
    element("button", { type: "button", class: "ss-button ss-quiet", "data-choice": choice }, label));
  const dialog = element("dialog", { class: "ss-dialog", "aria-label": title },
    element("p", { class: "ss-dialog-title" }, title), element("p", {}, said),
    element("div", { class: "ss-dialog-actions" }, ...buttons));
  root.append(dialog);
  try {
    return await choiceOf(dialog);
  } finally {
    dialog.remove();
  }
}
