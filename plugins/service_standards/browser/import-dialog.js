/** Opening a file: first what it holds and what it would change, then the choice, then the change. */

import { previewImport, readAssessmentFile } from "./assessment-file.js";
import { part, setItems, setText, show } from "./dom.js";
import { UNTITLED, listed, opened, standardVersion } from "./messages.js";
import { openAssessment } from "./session-actions.js";

/**
 * @import {Session} from "./session.js"
 * @import {Opened, ServiceRow} from "./types.js"
 */

/**
 * @param {HTMLElement} root
 * @param {Session} session
 * @param {File} file
 * @returns {Promise<string | null>}  why the file was refused
 */
export async function offerFile(root, session, file) {
  const read = await readAssessmentFile(file, session.catalogue);
  if (!read.ok) return read.message;
  const { assessment } = read;
  const target = session.services.find(({ id }) => id === assessment.service.id) ?? session.service;
  const choice = await ask(root, session, read, target);
  if (choice === "cancel") return null;
  const name = assessment.service.name || UNTITLED;
  const message = opened(name, Object.keys(assessment.findings).length);
  await openAssessment(session, assessment, choice === "replace" ? target?.id ?? null : null, message);
  return null;
}

/**
 * @param {HTMLElement} root
 * @param {Session} session
 * @param {Opened} read
 * @param {ServiceRow | null} target
 * @returns {Promise<string>}  the choice; closing the dialog is cancelling
 */
async function ask(root, session, read, target) {
  const dialog = part(root, "import");
  if (!(dialog instanceof HTMLDialogElement)) return "cancel";
  await fill(dialog, session, read, target);
  const closing = new AbortController();
  const closed = new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
  let choice = "cancel";
  dialog.addEventListener("click", ({ target: node }) => {
    const button = node instanceof Element ? node.closest("[data-choice]") : null;
    if (button === null) return;
    choice = button.getAttribute("data-choice") ?? choice;
    dialog.close();
  }, { signal: closing.signal });
  dialog.showModal();
  await closed;
  closing.abort();
  return choice;
}

/** @param {HTMLDialogElement} dialog @param {Session} session @param {Opened} read @param {ServiceRow | null} target */
async function fill(dialog, session, { assessment, notices }, target) {
  const here = target === null ? new Map() : target.id === session.service?.id ? session.findings : await session.store.getFindings(target.id);
  const { same, added, differing, onlyHere, parked } = previewImport(assessment, here);
  const cells = {
    name: assessment.service.name || UNTITLED,
    standard: standardVersion(assessment.standard.version),
    same: String(same.length),
    added: String(added.length),
    differing: listed(differing),
    missing: listed(onlyHere),
    parked: listed(parked),
    target: target?.name ?? "",
  };
  for (const [cell, text] of Object.entries(cells)) setText(dialog.querySelector(`[data-cell=${cell}]`), text);
  const list = part(dialog, "notices");
  if (list !== null) setItems(list, notices);
  show(list, notices.length > 0);
  const replace = dialog.querySelector("[data-choice=replace]");
  if (replace instanceof HTMLElement) show(replace, target !== null);
}
