/** The line that says what is kept and where, with the way back and the way out. */

import { setText, show } from "../kit/dom.js";
import { ALL_SAVED, DOWNLOAD, NOTHING_YET, NOT_SAVED, RETRY, SAVING, conflict, inMemory, saved } from "../words/messages.js";
import { KEEP_AGAIN, RELOAD } from "../words/store-words.js";

/**
 * @import {Finder} from "../kit/dom.js"
 * @import {Session} from "../session/session.js"
 * @typedef {"storage" | "late" | "file" | "page"} Kind  of trouble
 */

/** What helps, where trying again does not. @type {Record<string, [action: string, label: string]>} */
const WAYS = { cleared: ["keep-again", KEEP_AGAIN], newer: ["reload", RELOAD] };

export class SaveBar {
  #part;
  #session;
  #notices;

  /** @param {Finder} find @param {Session} session @param {Notices} notices */
  constructor(find, session, notices) {
    this.#part = find;
    this.#session = session;
    this.#notices = notices;
    const bar = this.#part("savebar");
    show(bar, true);
    if (bar !== null) new ResizeObserver(() => makeRoom(bar)).observe(bar);
  }

  /** @param {string} [message]  what has just been done */
  update(message) {
    const { undoable, superseded } = this.#session;
    setText(this.#part("saved"), this.#line());
    setText(this.#part("done"), message ?? undoable?.message ?? "");
    show(this.#part("undo"), undoable !== null);
    show(this.#part("superseded-banner"), superseded);
    this.#showKeeping();
    this.#tellProblem();
  }

  /** @param {string | null} criterion  both tabs changed the same answer; null: what is said of the service */
  tellConflict(criterion) {
    setText(this.#part("announce"), "");
    this.#notices.tell("page", conflict(criterion));
  }

  #line() {
    const { unsaved: { state }, savedAt, store, service } = this.#session;
    if (state === "failed") return NOT_SAVED;
    if (state !== "kept") return SAVING;
    // After a reload nothing was saved yet on this page, and all of it is kept.
    if (savedAt === null) return !store.persistent ? "" : service === null ? NOTHING_YET : ALL_SAVED;
    return store.persistent ? saved(savedAt) : inMemory(savedAt);
  }

  #tellProblem() {
    const { problem } = this.#session.unsaved;
    if (problem === null) this.#notices.clear("storage");
    else this.#notices.tell("storage", `${problem.message} ${problem.advice}`, [WAYS[problem.kind] ?? ["retry", RETRY], ["download", DOWNLOAD]]);
  }

  #showKeeping() {
    const { store, opening } = this.#session;
    show(this.#part("memory-banner"), !store.persistent);
    setText(this.#part("memory-reason"), opening?.message ?? "");
  }
}

/** What has the focus is never under the bar, however high the bar has become. @param {HTMLElement} bar */
function makeRoom(bar) {
  const height = bar.offsetHeight;
  // Not as a custom property of the root: everything inherits it, so that the whole page would be styled anew.
  document.documentElement.style.scrollPaddingBlockEnd = height === 0 ? "" : `calc(${height}px + 1rem)`;
  const held = document.activeElement;
  if (held === null || bar.contains(held) || !bar.parentElement?.contains(held)) return;
  const { top, bottom } = held.getBoundingClientRect();
  const edge = bar.getBoundingClientRect().top;
  if (top < innerHeight && bottom > edge && top >= 0) held.scrollIntoView({ block: "nearest" });
}

/** The alert of a page: one paragraph for each kind of trouble, until that trouble is over. */
export class Notices {
  #place;

  /** @param {Finder} find */
  constructor(find) {
    this.#place = find("alert");
  }

  /** @param {Kind} kind @param {string} text @param {[action: string, label: string][]} [actions] */
  tell(kind, text, actions = []) {
    const old = this.#find(kind);
    // An alert is read out each time it changes, so the same words stay as they are.
    if (this.#place === null || old?.firstChild?.textContent === text) return;
    const entry = document.createElement("div");
    entry.dataset.notice = kind;
    const line = document.createElement("p");
    line.textContent = text;
    entry.append(line, ...actions.map(([action, label]) => button(action, label)));
    old?.remove();
    this.#place.append(entry);
  }

  /** @param {Kind} kind */
  clear(kind) {
    this.#find(kind)?.remove();
  }

  /** @param {Kind} kind */
  #find(kind) {
    return this.#place?.querySelector(`[data-notice=${kind}]`) ?? null;
  }
}

/** @param {string} action @param {string} label */
function button(action, label) {
  const node = document.createElement("button");
  node.type = "button";
  node.className = "ss-button ss-quiet";
  node.dataset.action = action;
  node.textContent = label;
  return node;
}
