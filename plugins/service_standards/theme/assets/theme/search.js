// Material's search takes single letters as commands on every page (also "n" on a radio button
// leaves the page, WCAG 2.1.4), closes on Tab, keeps its results out of the tab order and puts their
// tags in landmarks without a name.
// Here letters do nothing, Tab walks through the results, and the form can be sent.
"use strict";

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
