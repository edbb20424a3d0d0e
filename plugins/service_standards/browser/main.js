/**
 * The entry point on every page. It only names the elements; their code is fetched when one of them is on
 * the page, also after the theme has swapped the content without loading a new page.
 */

/**
 * @import {Session} from "./session/session.js"
 * @typedef {(root: HTMLElement, signal: AbortSignal) => Promise<void>} Mount
 */

const shared = sessionOfPage();
/** @type {Promise<void> | null}  the texts of the page's language: no other module is asked for before they are there */
let texts = null;
define("service-checklist", async (root, signal) => {
  const [{ mountChecklist }, session] = await Promise.all([import("./checklist/checklist-element.js"), shared()]);
  if (!signal.aborted) await mountChecklist(root, session, signal);
});
define("service-results", async (root, signal) => {
  const [{ mountResults }, session] = await Promise.all([import("./results/results-element.js"), shared()]);
  if (!signal.aborted) mountResults(root, session, signal);
});
define("service-example", async (root, signal) => {
  const session = await shared();
  // Where the example is not offered, there is nothing to do until it is among the services.
  if (root.querySelector("[data-part=example-offer]") === null) await exampleIn(session, signal);
  const { mountExample } = await import("./page/example-element.js");
  if (!signal.aborted) mountExample(root, session, signal);
});
define("service-answers", async (root, signal) => {
  // Who has answered nothing here reads without the list of criteria and the code around the store.
  if (!(await isKept(root.dataset.standard ?? ""))) return;
  const [{ mountAnswers }, session] = await Promise.all([import("./page/answers-element.js"), shared()]);
  if (!signal.aborted) mountAnswers(root, session, signal);
});
define("criteria-list", async (root, signal) => {
  const { mountCriteriaList } = await import("./checklist/criteria-list-element.js");
  if (!signal.aborted) mountCriteriaList(root, signal);
});
define("copy-link", async (root, signal) => {
  const { mountCopyLink } = await import("./page/copy-link-element.js");
  if (!signal.aborted) mountCopyLink(root, signal);
});

/** @param {string} standard @returns {Promise<boolean>}  whether this browser holds answers; asking changes nothing */
async function isKept(standard) {
  const found = await Promise.resolve().then(() => indexedDB.databases()).catch(() => []);
  return found.some(({ name }) => name === `service-standards:${standard}`);
}

/** English stands in the code. What cannot be had of another language stays English. */
async function bringTexts() {
  if (/^(en\b|$)/i.test(document.documentElement.lang)) return;
  await import("./words/other-language.js").then(({ fetchTexts }) => fetchTexts()).catch(() => {});
}

/** @returns {() => Promise<Session>}  all elements of a page share one session, however often they come and go */
function sessionOfPage() {
  /** @type {Promise<Session> | null} */
  let opening = null;
  return () => {
    opening ??= import("./session/session-actions.js").then(({ openSession }) => openSession());
    opening.catch(() => {
      opening = null;
    });
    return opening;
  };
}

/** @param {Session} session @param {AbortSignal} signal @returns {Promise<void>}  until the example is among the services */
async function exampleIn(session, signal) {
  const { isExample } = await import("./store/store-rows.js");
  return new Promise((resolve) => {
    const look = () => {
      if (session.services.some(isExample)) resolve();
    };
    session.addEventListener("change", look, { signal });
    look();
  });
}

/** @param {string} name @param {Mount} mount */
function define(name, mount) {
  if (customElements.get(name)) return;
  customElements.define(name, class extends HTMLElement {
    #connection = new AbortController();

    connectedCallback() {
      this.#connection = new AbortController();
      const { signal } = this.#connection;
      texts ??= bringTexts();
      texts.then(() => mount(this, signal)).catch((problem) => {
        if (!signal.aborted) tellFailure(this, problem);
      });
    }

    disconnectedCallback() {
      this.#connection.abort();
    }
  });
}

/** @param {HTMLElement} root @param {unknown} problem */
function tellFailure(root, problem) {
  const place = root.querySelector("[data-part=plain]");
  if (place === null) throw problem;
  const { message, advice = "" } = /** @type {{message: string, advice?: string}} */ (problem);
  root.dataset.failed = "";
  place.setAttribute("role", "alert");
  place.textContent = `${message} ${advice}`.trim();
}
