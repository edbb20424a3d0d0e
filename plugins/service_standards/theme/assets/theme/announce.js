// Keeps an announcement hidden that was dismissed, until its text changes.
"use strict";

{
  const { __md_get, __md_hash } = /** @type {any} */ (globalThis);
  const banner = document.querySelector("[data-md-component=announce]");
  const text = banner?.querySelector(".md-typeset");
  if (banner instanceof HTMLElement && text && __md_hash(text.innerHTML) === __md_get("__announce")) {
    banner.hidden = true;
  }
}
