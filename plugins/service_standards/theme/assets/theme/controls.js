// What the controls of a page need once it is there; deferred. Each block below stands for itself.
"use strict";

// Menu and search for people who do not use a mouse: buttons that say whether they have opened
// something, focus that goes in and comes back, Escape, and nothing left open behind the focus.
// The hidden checkboxes that Material's styles look at stay what decides.
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

  // A link in the text that stands for the search, where there is one: without a script it leads to a page.
  document.addEventListener("click", (event) => {
    const { target, button, ctrlKey, metaKey, shiftKey } = event;
    const link = target instanceof Element ? target.closest("a.search") : null;
    if (!link || !boxOf("search") || button || ctrlKey || metaKey || shiftKey) return;
    event.preventDefault();
    if (!boxOf("search")?.checked) boxOf("search")?.click();
    focusFirst("search");
  });

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

// Material's search takes single letters as commands on every page (also "n" on a radio button
// leaves the page, WCAG 2.1.4), closes on Tab, keeps its results out of the tab order and puts their
// tags in landmarks without a name.
// Here letters do nothing, Tab walks through the results, and the form can be sent.
{
  const COMMANDS = new Set(["f", "s", "/", "p", "n", ",", "."]);
  const box = document.querySelector("[data-md-toggle=search]");
  const list = document.querySelector(".md-search-result__list");

  // On the window and on the way down, so that it comes before Material's own listener.
  window.addEventListener(
    "keydown",
    (event) => {
      const isOpen = box instanceof HTMLInputElement && box.checked;
      if (isOpen ? event.key === "Tab" : COMMANDS.has(event.key)) event.stopImmediatePropagation();
    },
    true,
  );

  if (list) {
    new MutationObserver(() => {
      for (const link of list.querySelectorAll("[tabindex='-1']")) link.removeAttribute("tabindex");
      for (const tags of list.querySelectorAll("nav.md-tags")) tags.setAttribute("role", "none");
    }).observe(list, { childList: true });
  }

  document.forms.namedItem("search")?.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = list?.querySelector("a[href]");
    if (first instanceof HTMLElement) first.click();
  });
}

// Two faults of what Material's script puts around blocks: copy buttons stand in navigation
// landmarks without a name, and tables that scroll sideways cannot be reached by the keyboard.
{
  // In the language of the page.
  const name = document.querySelector("[data-st-table]")?.getAttribute("data-st-table") ?? "";
  /** @param {Element} wrapper */
  const makeReachable = (wrapper) => {
    const scrolls = wrapper.scrollWidth > wrapper.clientWidth;
    wrapper.toggleAttribute("tabindex", scrolls);
    if (!scrolls) return;
    wrapper.setAttribute("tabindex", "0");
    wrapper.setAttribute("role", "group");
    wrapper.setAttribute("aria-label", name);
  };
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) makeReachable(target);
  });

  const repair = () => {
    for (const wrapper of document.querySelectorAll("nav.md-code__nav:not([role])")) {
      wrapper.setAttribute("role", "none");
    }
    for (const wrapper of document.querySelectorAll(".md-typeset__scrollwrap")) {
      sizes.observe(wrapper);
    }
  };

  repair();
  new MutationObserver(repair).observe(document.body, { childList: true, subtree: true });
}

// The button that changes the colours: of one for each choice, the one of the present choice is shown.
{
  const { __st_colours: colours } = /** @type {any} */ (globalThis);
  const buttons = /** @type {HTMLButtonElement[]} */ ([
    ...document.querySelectorAll(".st-palette button"),
  ]);
  const show = () =>
    buttons.forEach((button, index) => (button.hidden = index !== colours.current()));

  show();
  for (const button of buttons) {
    button.addEventListener("click", () => {
      colours.next();
      show();
      buttons[colours.current()]?.focus();
    });
  }
}

// A page on paper says on which day it was printed, and from where; each sheet says the latter at its foot.
window.addEventListener("beforeprint", () => {
  // A box at the margin of a sheet breaks no word, and has room for three lines; the first sheet says it in full.
  // What stands behind the "#" may be answers.
  const lines = (location.origin + location.pathname + location.search).match(/.{1,90}/gu) ?? [];
  const written = lines.slice(0, 3).map((line) => `\\a ${CSS.escape(line)}`).join("");
  document.documentElement.style.setProperty("--st-address", `"${written}"`);
  const day = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  for (const place of document.querySelectorAll("[data-st-printed]")) {
    place.textContent = `${place.getAttribute("data-st-printed")} ${day}`;
  }
  for (const place of document.querySelectorAll("[data-st-address]")) place.textContent = location.href;
});
