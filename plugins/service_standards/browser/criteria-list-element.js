/** The list of all criteria: a filter that lives in the address, so that it can be linked and comes back. */

import { part, show } from "./dom.js";
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
    writeAddress(root, filter.chosen);
  };
  root.addEventListener("change", changed, { signal });
  root.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element) || target.closest("[data-action=clear-filter]") === null) return;
    filter.choose(() => "");
    writeAddress(root, {});
  }, { signal });
  window.addEventListener("popstate", read, { signal });
  window.addEventListener("pageshow", read, { signal });
  read();
  show(part(root, "filter"), true);
}

/**
 * Only the keys of the filter are touched: others belong to the theme.
 *
 * @param {HTMLElement} root
 * @param {Record<string, string>} chosen
 */
function writeAddress(root, chosen) {
  const address = new URL(location.href);
  for (const select of root.querySelectorAll("[data-filter]")) {
    address.searchParams.delete(select.getAttribute("data-filter") ?? "");
  }
  for (const [name, value] of Object.entries(chosen)) address.searchParams.set(name, value);
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}
