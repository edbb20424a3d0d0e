// Menu and search for people who do not use a mouse: buttons that say whether they have opened
// something, focus that goes in and comes back, Escape, and nothing left open behind the focus.
// The hidden checkboxes that Material's styles look at stay what decides.
"use strict";

{
  /** @typedef {"drawer" | "search"} Name */
  /** @type {Record<Name, {panel: string, first: string}>} */
  const MENUS = {
    drawer: { panel: ".md-sidebar--primary", first: "a[href]" },
    search: { panel: ".md-search", first: ".md-search__input" },
  };
  const NAMES = /** @type {Name[]} */ (Object.keys(MENUS));

  /** @param {Name} name */
  const boxOf = (name) =>
    /** @type {HTMLInputElement | null} */ (document.querySelector(`[data-md-toggle=${name}]`));

  // Looked up anew each time: instant navigation replaces the navigation.
  /** @param {Name} name */
  const panelOf = (name) => document.querySelector(MENUS[name].panel);

  /** @param {Name} name */
  const buttonsOf = (name) =>
    /** @type {HTMLButtonElement[]} */ ([...document.querySelectorAll(`[data-st-opens=${name}]`)]);

  /** @param {Name} name */
  const focusFirst = (name) => {
    const first = panelOf(name)?.querySelector(MENUS[name].first);
    if (first instanceof HTMLElement) first.focus();
  };

  /** @param {Name} name */
  const changed = (name) => {
    const isOpen = boxOf(name)?.checked ?? false;
    const [button] = buttonsOf(name);
    button?.setAttribute("aria-expanded", String(isOpen));
    // Only where the focus would otherwise be lost with what is being hidden.
    if (!isOpen && panelOf(name)?.contains(document.activeElement)) button?.focus();
  };

  /** @param {Name} name */
  const close = (name) => {
    if (boxOf(name)?.checked) boxOf(name)?.click();
  };

  for (const name of NAMES) {
    boxOf(name)?.addEventListener("change", () => changed(name));
    for (const button of buttonsOf(name)) {
      button.addEventListener("click", () => {
        boxOf(name)?.click();
        if (boxOf(name)?.checked) focusFirst(name);
      });
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close("drawer");
  });

  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    for (const name of NAMES) {
      const panel = panelOf(name);
      const leaves = panel?.contains(/** @type {Node} */ (target));
      if (leaves && relatedTarget instanceof Node && !panel?.contains(relatedTarget)) close(name);
    }
  });
}
