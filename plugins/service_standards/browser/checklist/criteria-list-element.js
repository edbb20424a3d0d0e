/** The list of all criteria: a filter that lives in the address, so that it can be linked and comes back. */

import { part, show } from "../kit/dom.js";
import { Filter } from "./filter.js";

/** @param {HTMLElement} root @param {AbortSignal} signal */
export function mountCriteriaList(root, signal) {
  if (part(root, "filter") === null) return;
  const filter = new Filter(root);
  const read = () => {
    const query = new URLSearchParams(location.search);
    filter.choose((name) => query.get(name) ?? "");
  };
  const changed = () => {
    filter.apply();
    filter.writeAddress();
  };
  root.addEventListener("change", changed, { signal });
  root.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element) || target.closest("[data-action=clear-filter]") === null) return;
    filter.choose(() => "");
    filter.writeAddress();
  }, { signal });
  window.addEventListener("popstate", read, { signal });
  window.addEventListener("pageshow", read, { signal });
  read();
  show(part(root, "filter"), true);
}
