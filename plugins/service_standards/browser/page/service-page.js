/** What a checklist and the result of a service have in common: service, file, save line, undo. */

import { finder, parts, show } from "../kit/dom.js";
import { UNDONE, UNEXPECTED, conflict, takenAway } from "../words/messages.js";
import { TextSaver } from "../session/outbox.js";
import { watchPaper } from "../kit/paper.js";
import { Press } from "../kit/press.js";
import { FileDesk } from "./file-desk.js";
import { Notices, SaveBar } from "./savebar.js";
import { ServiceFields } from "./service-fields.js";
import { atOnce, targetOf } from "../session/session-actions.js";

/**
 * @import {Session, Shown} from "../session/session.js"
 * @typedef {(node: HTMLElement) => void} Change  a field was changed
 */

/** What is kept while a person types. */
const TYPED = ":is(input, textarea):is([data-field], [data-evidence], [data-service])";

export class ServicePage {
  #root;
  #session;
  #change;
  #notices;
  #bar;
  #panel;
  #desk;
  #press;
  #signal;
  #watched = false;

  /**
   * @param {HTMLElement} root
   * @param {Session} session
   * @param {AbortSignal} signal
   * @param {Change} change  takes the fields that are not the service's
   */
  constructor(root, session, signal, change) {
    for (const template of root.querySelectorAll("template")) {
      if (template.dataset.part === "needs-script") template.replaceWith(template.content);
    }
    this.#root = root;
    this.#session = session;
    this.#change = change;
    this.#signal = signal;
    /** The parts of the page that stay. */
    this.part = finder(root);
    this.#notices = new Notices(this.part);
    this.#bar = new SaveBar(this.part, session, this.#notices);
    this.#press = new Press(signal);
    this.saver = new TextSaver((node) => this.#save(node), (count) => session.unsaved.typed(this, count), this.#press, signal);
    this.#panel = new ServiceFields(root, session, (node) => this.isInHand(node));
    this.#listen(signal);
    this.#desk = new FileDesk(root, session, this, this.#notices, signal);
  }

  /** Show what is only of use with a script. */
  reveal() {
    show(this.part("plain"), false);
    for (const node of parts(this.#root, "app")) show(node, true);
    show(this.part("save-file"), "showSaveFilePicker" in window);
    this.#panel.update(true);
    this.#bar.update();
    const { late } = this.#session;
    if (late.length > 0) this.#notices.tell("late", late.map(conflict).join(" "));
    this.#watch();
    this.#desk.openLink();
  }

  /** @param {Element} node @returns {boolean}  a person types in it, or has just done so: nothing else may change it */
  isInHand(node) {
    return node === document.activeElement || this.saver.isWaiting(node);
  }

  /**
   * Run what may fail, and say so in a sentence.
   *
   * @param {() => Promise<void>} work
   */
  async attempt(work) {
    this.saver.flushAll();
    try {
      this.#notices.clear("page");
      await work();
    } catch (problem) {
      const { message, advice } = /** @type {{message: string, advice?: string}} */ (problem);
      this.#notices.tell("page", advice === undefined ? UNEXPECTED : `${message} ${advice}`);
      if (advice === undefined) throw problem;
    }
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    const root = this.#root;
    const session = this.#session;
    root.addEventListener("input", ({ target }) => this.#typed(target), { signal });
    root.addEventListener("change", ({ target }) => this.#chosen(target), { signal });
    root.addEventListener("focusout", ({ target }) => this.#press.after(() => this.#left(/** @type {HTMLElement} */ (target))), { signal });
    root.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("[data-action]") : null;
      if (button !== null) void this.#act(button.getAttribute("data-action"));
    }, { signal });
    session.addEventListener("change", (event) => this.#shown(/** @type {CustomEvent<Shown>} */ (event).detail), { signal });
    session.addEventListener("state", (event) => this.#bar.update(/** @type {CustomEvent} */ (event).detail.message), { signal });
    session.addEventListener("leaving", () => this.saver.flushAll(), { signal });
    session.addEventListener("taken", (event) => this.#notices.tell("page", takenAway(/** @type {CustomEvent} */ (event).detail.name)), { signal });
    window.addEventListener("beforeunload", (event) => {
      if (session.unsaved.isAtRisk) event.preventDefault();
    }, { signal });
    // A page that was put aside whole missed what other pages changed meanwhile.
    window.addEventListener("pageshow", ({ persisted }) => {
      if (persisted) void this.attempt(async () => {
        // What it had on its way may have been kept by another page.
        await session.settled().catch(() => {});
        await session.load();
      });
    }, { signal });
    watchPaper(root, signal);
  }

  /** What watches over a service is fetched for the first one: who only reads needs none of it. */
  #watch() {
    const root = this.#root;
    const session = this.#session;
    const asks = session.catalogue.dimensions.some(({ id, scope }) => scope === "organisation" && root.querySelector(`fieldset[data-dimension="${id}"]`));
    if (this.#watched || (session.service === null && session.organisation === null && !asks)) return;
    this.#watched = true;
    Promise.all([import("../handover/file-age.js"), import("../editions/edition-watch.js"), import("./service-start.js")]).then(([age, edition, start]) => {
      age.watchFile(root, session, this.#signal);
      edition.watchEdition(root, session, this, this.#signal);
      start.watchStart(root, session, this, this.#signal);
    }).catch(() => (this.#watched = false));
  }

  /** @param {EventTarget | null} target */
  #typed(target) {
    // What is marked as local belongs to the page, not to the answers.
    if (target instanceof HTMLElement && target.matches(TYPED) && target.closest("[data-local]") === null) this.saver.touch(target);
  }

  /** @param {HTMLElement} node  it may follow again what other tabs change */
  #left(node) {
    this.saver.flush(node);
    if (node.dataset.service !== undefined) this.#panel.update(false);
  }

  /** @param {EventTarget | null} target  radio buttons, selects and files; text was taken as it was typed */
  #chosen(target) {
    if (!(target instanceof HTMLElement)) return;
    if (target instanceof HTMLInputElement && target.type === "file") void this.#desk.openFile(target);
    else if (target instanceof HTMLSelectElement && target.dataset.control === "service") void this.#choose(target, (id) => atOnce(this.#session, ({ switchTo }) => switchTo(this.#session, id)));
    else if (target instanceof HTMLSelectElement && target.dataset.control === "target") void this.#choose(target, (level) => this.#aim(level));
    else if (target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type === "radio")) this.#save(target);
    else this.#press.after(() => this.saver.flush(target));
  }

  /**
   * What is on its way to the store redraws the page before a choice is kept: the choice stays as it was made.
   *
   * @param {HTMLSelectElement} select
   * @param {(value: string) => Promise<void>} work
   */
  async #choose(select, work) {
    const { value } = select;
    let isTaken = false;
    select.dataset.chosen = value;
    try {
      await this.attempt(async () => {
        await work(value);
        isTaken = true;
      });
    } finally {
      if (select.dataset.chosen === value) delete select.dataset.chosen;
      if (!isTaken) this.#session.showAgain();
    }
  }

  /** @param {string} value  the level that every dimension shall reach */
  async #aim(value) {
    const target = targetOf(this.#session, value);
    // Before anything is waited for: the page may be left now.
    const letGo = this.#session.hold("", { target });
    await import("./service-start.js").then(({ aim }) => aim(this.#session, value, target)).finally(letGo);
  }

  /** @param {HTMLElement} node */
  #save(node) {
    if (node.closest("[data-service], [data-fact], [data-target]") === null) this.#change(node);
    else this.#panel.change(node);
  }

  /** @param {Shown} what */
  #shown({ kind, criterion, conflict, isOther }) {
    // What may be needed when there is no connection any more.
    for (const code of [import("../handover/file-actions.js"), import("../session/connection.js"), import("../store/store-batches.js")]) code.catch(() => {});
    this.#watch();
    // The next key must not go into the answer of another service.
    if (isOther && document.activeElement instanceof HTMLElement && document.activeElement.matches(TYPED)) document.activeElement.blur();
    if (kind !== "finding") this.#panel.update(isOther === true);
    if (conflict) this.#bar.tellConflict(criterion);
  }

  /** @param {string | null} action */
  async #act(action) {
    const session = this.#session;
    if (action === "undo") {
      // Text that is handed over first takes the offer away.
      const { undoable } = session;
      await this.attempt(() => atOnce(session, ({ undo }) => undo(session, undoable, UNDONE)));
    }
    if (action === "retry") session.retry();
    if (action === "reload") location.reload();
    if (action === "new-service") {
      await this.attempt(() => atOnce(session, ({ addService }) => addService(session)));
      const name = /** @type {HTMLInputElement | null} */ (this.#root.querySelector("[data-service=name]"));
      name?.select();
    }
    await this.#desk.act(action);
  }
}
