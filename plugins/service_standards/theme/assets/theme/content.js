// Runs right after the content, also after instant navigation: opens the tabs that were chosen on
// another page, and the tab that the address names.
"use strict";

{
  const { __md_get } = /** @type {any} */ (globalThis);
  const chosen = __md_get("__tabs");
  for (const label of /** @type {NodeListOf<HTMLLabelElement>} */ (
    document.querySelectorAll(".tabbed-labels > label")
  )) {
    const input = document.getElementById(label.htmlFor);
    const isChosen = Array.isArray(chosen) && chosen.includes(label.innerText.trim());
    if (isChosen && input instanceof HTMLInputElement) input.checked = true;
  }

  const target = document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLInputElement && target.name.startsWith("__tabbed_")) {
    target.checked = true;
  }
}
