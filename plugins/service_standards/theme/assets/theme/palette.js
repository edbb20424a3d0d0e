// Runs in the header, before the first paint: sets the colours that were chosen, or those of the
// system, and keeps the button that changes them.
"use strict";

{
  const { __md_get, __md_set } = /** @type {any} */ (globalThis);
  const SETTING = "__colours";
  const SYSTEM = "(prefers-color-scheme)";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const buttons = /** @type {HTMLButtonElement[]} */ ([
    ...document.querySelectorAll(".st-palette button"),
  ]);

  /** @param {string | undefined} media */
  const offering = (media) => buttons.findIndex((button) => button.dataset["media"] === media);

  /** What the system asks for, as one of the choices that are not "as the system". */
  const ofSystem = () =>
    Math.max(0, offering(`(prefers-color-scheme: ${dark.matches ? "dark" : "light"})`));

  /** @param {number} chosen the index of a button */
  const show = (chosen) => {
    const choice = buttons[chosen];
    const colours = choice?.dataset["media"] === SYSTEM ? buttons[ofSystem()] : choice;
    for (const name of ["scheme", "primary", "accent"]) {
      document.body.setAttribute(`data-md-color-${name}`, colours?.dataset[name] ?? "");
    }
    document.documentElement.style.colorScheme =
      colours?.dataset["scheme"] === "slate" ? "dark" : "light";
    buttons.forEach((button, index) => (button.hidden = index !== chosen));
  };

  const stored = offering(__md_get(SETTING) ?? SYSTEM);
  let current = stored < 0 ? ofSystem() : stored;
  if (buttons.length) {
    show(current);
    dark.addEventListener("change", () => show(current));
  }

  for (const button of buttons) {
    button.addEventListener("click", () => {
      current = (current + 1) % buttons.length;
      __md_set(SETTING, buttons[current]?.dataset["media"]);
      show(current);
      buttons[current]?.focus();
    });
  }
}
