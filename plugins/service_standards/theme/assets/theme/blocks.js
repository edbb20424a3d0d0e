// Two faults of what Material's script puts around blocks: copy buttons stand in navigation
// landmarks without a name, and tables that scroll sideways cannot be reached by the keyboard.
"use strict";

{
  /** @param {Element} wrapper */
  const makeReachable = (wrapper) => {
    const scrolls = wrapper.scrollWidth > wrapper.clientWidth;
    wrapper.toggleAttribute("tabindex", scrolls);
    if (!scrolls) return;
    wrapper.setAttribute("tabindex", "0");
    wrapper.setAttribute("role", "group");
    wrapper.setAttribute("aria-label", "Table");
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
