// Fetches Material's script when somebody first uses a page with a checklist: answers need nothing of
// it, and it weighs more than all that they do need.
"use strict";

{
  const SIGNS = ["focusin", "keydown", "pointerdown", "pointermove", "scroll", "touchstart", "wheel"];
  const address = document.currentScript?.dataset["address"] ?? "";
  const used = new AbortController();

  const start = () => {
    used.abort();
    const script = document.createElement("script");
    script.src = address;
    document.body.append(script);
  };

  // A link to a search, or to words that were found, is a use of the search.
  const isLinked = ["q", "h"].some((name) => new URLSearchParams(location.search).has(name));
  const options = { capture: true, passive: true, signal: used.signal };
  if (isLinked) start();
  else for (const sign of SIGNS) addEventListener(sign, start, options);
}
