/** A button that copies the address of its page, with what is filtered; by hand where there is no clipboard. */

import { copyText } from "../kit/clipboard.js";
import { element, part, setText, show } from "../kit/dom.js";
import { COPIED, COPY_BY_HAND } from "../words/messages.js";

// Words that somebody searched for, which the theme marks on the page: they are nobody else's.
const SEARCHED = "h";

/** @param {HTMLElement} root @param {AbortSignal} signal */
export function mountCopyLink(root, signal) {
  // A page of text has no field: it is made for who needs it.
  const address = element("input", { class: "ss-input", dir: "ltr", readonly: "", autocomplete: "off" });
  root.addEventListener("click", async ({ target }) => {
    if (!(target instanceof Element) || target.closest("[data-action=copy-link]") === null) return;
    address.value = addressOfPage();
    const copied = await copyText(address.value);
    const byHand = part(root, "by-hand");
    byHand?.append(address);
    show(byHand, !copied);
    setText(part(root, "link-said"), copied ? COPIED : COPY_BY_HAND);
    if (!copied) address.select();
  }, { signal });
  show(part(root, "offer"), true);
}

/** @returns {string}  without the place on the page where the person happens to be */
function addressOfPage() {
  const address = new URL(location.href);
  address.hash = "";
  address.searchParams.delete(SEARCHED);
  return address.href;
}
