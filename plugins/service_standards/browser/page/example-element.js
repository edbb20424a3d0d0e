/** Where the example service is offered, and what says so while it is shown. */

import { part, parts, setText, show } from "../kit/dom.js";
import { UNDONE, UNEXPECTED } from "../words/messages.js";
import { atOnce } from "../session/session-actions.js";
import { isExample } from "../store/store-rows.js";

/** @import {Session} from "../session/session.js" */

/** On these the page itself acts on buttons and says what was done. */
const HOSTS = "service-checklist, service-results";

/** @param {HTMLElement} root @param {Session} session @param {AbortSignal} signal */
export function mountExample(root, session, signal) {
  const host = root.closest(HOSTS);
  // On a busy machine the answers come after the page.
  let isArriving = true;
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => { isArriving = false; }, { signal, capture: true });
  const update = () => {
    redraw(root, host, session);
    if (!isArriving || !isExample(session.service)) return;
    isArriving = false;
    arrive(root, signal);
  };
  session.addEventListener("change", update, { signal });
  root.addEventListener("click", ({ target }) => {
    const stop = target instanceof Element ? target.closest("a[data-opens]") : null;
    if (stop instanceof HTMLAnchorElement && isHere(stop.href)) foldOf(stop)?.setAttribute("open", "");
  }, { signal });
  update();
  if (host === null) actAlone(root, session, signal);
}

/** @param {HTMLElement} root @param {Element | null} host @param {Session} session */
function redraw(root, host, session) {
  const isShown = isExample(session.service);
  const banner = part(root, "example-shown");
  const offer = part(root, "example-offer");
  const again = host === null ? [] : parts(host, "example-again");
  const held = [banner, offer, ...again].find((place) => place?.contains(document.activeElement));
  show(banner, isShown);
  show(offer, !isShown && offer !== null && isUntouched(session));
  for (const place of again) show(place, !isShown);
  if (!held?.hidden) return;
  // The button that was pressed is gone: the focus stays near it.
  const place = [banner, offer].find((one) => one?.hidden === false) ?? root;
  place.tabIndex = -1;
  place.focus();
}

/** @param {Session} session  nothing is answered yet, by anyone on this computer as far as can be seen */
function isUntouched({ services, findings }) {
  return services.length < 2 && [...findings.values()].every(({ outcome }) => outcome === "not-assessed");
}

/** A page that shows no service: here this element acts. @param {HTMLElement} root @param {Session} session @param {AbortSignal} signal */
function actAlone(root, session, signal) {
  /** @param {string} text */
  const tell = (text) => {
    setText(part(root, "example-said"), text);
    show(part(root, "example-undo"), session.undoable !== null);
    show(part(root, "example-done"), text !== "");
  };
  session.addEventListener("state", (event) => {
    tell(/** @type {CustomEvent} */ (event).detail.message ?? session.undoable?.message ?? "");
  }, { signal });
  root.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-action]") : null;
    if (button === null) return;
    act(button.getAttribute("data-action"), session).catch(({ message, advice }) => {
      tell(advice === undefined ? UNEXPECTED : `${message} ${advice}`);
    });
  }, { signal });
}

/** @param {string | null} action @param {Session} session */
async function act(action, session) {
  // What was offered when the button was pressed.
  const { undoable } = session;
  const { loadExample, removeExample } = await import("../handover/example.js");
  if (action === "load-example") await loadExample(session);
  if (action === "remove-example") await removeExample(session);
  if (action === "undo-example") await atOnce(session, ({ undo }) => undo(session, undoable, UNDONE));
}

/** A stop was chosen on another page: what it leads to is shown only now. @param {HTMLElement} root @param {AbortSignal} signal */
function arrive(root, signal) {
  const stop = [...root.querySelectorAll("a")].find(({ href, hash }) => hash !== "" && href === location.href);
  const target = stop === undefined ? null : document.getElementById(stop.hash.slice(1));
  if (stop === undefined || target === null) return;
  const fold = foldOf(stop);
  const place = fold?.querySelector("summary") ?? target;
  const seen = new ResizeObserver(() => {
    if (target.getClientRects().length === 0) return;
    seen.disconnect();
    fold?.setAttribute("open", "");
    if (place === target) target.tabIndex = -1;
    void loaded().then(() => {
      place.focus({ preventScroll: true });
      target.scrollIntoView();
    });
  });
  seen.observe(target);
  signal.addEventListener("abort", () => seen.disconnect());
}

/** Until the browser has gone to what the address names: where that takes no focus, it takes the focus from all else. */
async function loaded() {
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
  await new Promise((done) => requestAnimationFrame(done));
}

/** @param {string} address  with or without what follows the “#” */
function isHere(address) {
  return address.split("#")[0] === location.href.split("#")[0];
}

/** @param {HTMLElement} stop @returns {HTMLElement | null}  the folded part that it is about */
function foldOf({ dataset }) {
  return dataset.opens === undefined ? null : part(document.documentElement, dataset.opens);
}
