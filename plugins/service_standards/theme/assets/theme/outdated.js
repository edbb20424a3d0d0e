// Shows the warning of an outdated version where the version selector has found that it is one.
"use strict";

{
  const { __md_get } = /** @type {any} */ (globalThis);
  const warning = document.querySelector("[data-md-component=outdated]");
  const base = new URL(document.currentScript?.dataset["base"] ?? ".", location.href);
  if (warning instanceof HTMLElement && __md_get("__outdated", sessionStorage, base) === true) {
    warning.hidden = false;
  }
}
