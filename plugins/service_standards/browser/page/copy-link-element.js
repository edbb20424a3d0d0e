/** A button that copies the address of its page, with what is filtered; by hand where there is no clipboard. */

import { copyText } from "../kit/clipboard.js";
import { field, part, setText, setValue, show } from "../kit/dom.js";
import { COPIED, COPY_BY_HAND } from "../words/messages.js";

// Words that somebody searched for, which the theme marks on the page: they are nobody else's.
const SEARCHED = "h";

/** @param {HTMLElement} root @param {AbortSignal} signal */
export function mountCopyLink(root, signal) {
  const address = field(root, "[data-part=address]");
  root.addEventListener("click", async ({ target }) => {
    if (!(target instanceof Element) || target.closest("[data-action=copy-link]") === null) return;
    setValue(address, addressOfPage());
    const copied = await copyText(addressOfPage());
    show(part(root, "by-hand"), !copied);
    setText(part(root, "link-said"), copied ? COPIED : COPY_BY_HAND);
    if (!copied && address instanceof HTMLInputElement) address.select();
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
