/** What comes in and goes out of a page: files, links, and what could not be kept as an answer. Its code is fetched when it is asked for. */

import { show } from "../kit/dom.js";

/**
 * @import {Notices} from "./savebar.js"
 * @import {ServicePage} from "./service-page.js"
 * @import {Session} from "../session/session.js"
 */

/** The actions that hand something over or bring something in. */
const DESK = ["download", "download-csv", "download-quarantine", "save-file", "share", "copy-share", "load-example", "remove-example", "keep-again"];

export class FileDesk {
  #root;
  #session;
  #page;
  #notices;

  /** @param {HTMLElement} root @param {Session} session @param {ServicePage} page @param {Notices} notices @param {AbortSignal} signal */
  constructor(root, session, page, notices, signal) {
    this.#root = root;
    this.#session = session;
    this.#page = page;
    this.#notices = notices;
    session.store.addEventListener("quarantine", () => void this.#offerQuarantine(), { signal });
    void this.#offerQuarantine();
    window.addEventListener("hashchange", () => this.openLink(), { signal });
  }

  /** @param {string | null} action  of any button */
  async act(action) {
    if (action !== null && DESK.includes(action)) await this.#page.attempt(async () => (await import("../handover/file-actions.js")).act(action, this.#root, this.#session));
  }

  /** @param {HTMLInputElement} input */
  async openFile(input) {
    const file = input.files?.[0];
    if (file === undefined) return;
    await this.#offer(async () => (await import("../handover/import-dialog.js")).offerFile(this.#root, this.#session, file));
    // The same file may be chosen again.
    input.value = "";
  }

  /** A link with outcomes is taken out of the address, so that it is offered only once. */
  openLink() {
    const { hash, pathname, search } = location;
    if (!hash.startsWith("#share=")) return;
    history.replaceState(history.state, "", pathname + search);
    void this.#offer(async () => (await import("../handover/share.js")).offerShared(this.#root, this.#session, hash));
  }

  /** @param {() => Promise<string | null>} work  says why it was refused */
  async #offer(work) {
    this.#notices.clear("file");
    await this.#page.attempt(async () => {
      const refusal = await work();
      if (refusal !== null) this.#notices.tell("file", refusal);
    });
  }

  async #offerQuarantine() {
    const rows = await this.#session.store.listQuarantine().catch(() => []);
    show(this.#page.part("quarantine-banner"), rows.length > 0);
  }
}
