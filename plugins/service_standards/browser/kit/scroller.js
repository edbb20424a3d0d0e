/** What may be wider than the page is scrolled with the keyboard too: only while it is, it is a place to stop at. */

/** What is hidden in a scroller by less is no text. */
const SLACK_PX = 1;

/** @param {Element | null} node  an element that scrolls; it is there as long as the page, or until it is drawn anew @param {string} label */
export function followWidth(node, label) {
  if (node === null) return;
  const watch = new ResizeObserver(() => {
    const isWide = node.scrollWidth > node.clientWidth + SLACK_PX;
    // What has the focus keeps it.
    if (!isWide && node === document.activeElement) return;
    for (const [name, value] of Object.entries({ role: "region", tabindex: "0", "aria-label": label })) {
      if (isWide) node.setAttribute(name, value);
      else node.removeAttribute(name);
    }
  });
  for (const one of [node, ...node.children]) watch.observe(one);
}
