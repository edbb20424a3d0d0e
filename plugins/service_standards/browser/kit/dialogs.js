/** Asking in a dialog: it shows what would happen, and nothing happens before the choice. */

import { isField, part, setText } from "./dom.js";

/**
 * @param {HTMLElement} root
 * @param {string} name
 * @returns {HTMLDialogElement | null}  null: it is not on this page, or it asks something already
 */
export function dialogOf(root, name) {
  const dialog = part(root, name);
  return dialog instanceof HTMLDialogElement && !dialog.open ? dialog : null;
}

/** @param {HTMLElement} dialog @param {Record<string, string>} cells */
export function fillCells(dialog, cells) {
  for (const [cell, text] of Object.entries(cells)) {
    for (const node of dialog.querySelectorAll(`[data-cell="${cell}"]`)) setText(node, text);
  }
}

/**
 * A long dialog begins with what it asks. The browser would go to the first part of it that scrolls.
 *
 * @param {HTMLDialogElement} dialog
 */
function begin(dialog) {
  if (isField(document.activeElement) || document.activeElement instanceof HTMLButtonElement) return;
  const title = dialog.querySelector(".ss-dialog-title");
  if (!(title instanceof HTMLElement)) return;
  title.tabIndex = -1;
  title.focus();
  dialog.scrollTop = 0;
}

/**
 * @param {HTMLDialogElement} dialog
 * @returns {Promise<string>}  the choice; closing the dialog is cancelling
 */
export async function choiceOf(dialog) {
  const closing = new AbortController();
  const closed = new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
  let choice = "cancel";
  dialog.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-choice]") : null;
    if (button === null) return;
    choice = button.getAttribute("data-choice") ?? choice;
    dialog.close();
  }, { signal: closing.signal });
  dialog.showModal();
  begin(dialog);
  await closed;
  closing.abort();
  return choice;
}
