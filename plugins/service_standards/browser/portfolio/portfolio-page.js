/**
 * The pages of a portfolio: they are complete as they come, and this shows a part of the services. Which part stands in
 * the address. The numbers are counted anew from the rows of the page, and the pictures are drawn from the numbers.
 *
 * A row names the figures that count it (data-in), so that one pass over the rows gives every figure.
 */

/** As `portfolio/pages.py` draws the trend. */
const TOP = 10;
const BOTTOM = 150;

const form = document.querySelector("[data-part=filter]");
const rows = [...document.querySelectorAll("[data-in]")].filter((row) => row instanceof HTMLElement).map(readRow);
const columns = grouped("data-dimension");
const carried = [...document.querySelectorAll("a[data-figure], a[data-part=carry], [data-in] a")].filter((link) => link instanceof HTMLAnchorElement);

// Paper says from where it comes, with the filter that it shows.
window.addEventListener("beforeprint", () => {
  const place = document.querySelector("[data-part=address]");
  if (place !== null) place.textContent = location.href;
});

if (form instanceof HTMLFormElement) {
  form.hidden = false;
  form.addEventListener("change", () => {
    writeAddress(chosen());
    apply();
  });
  form.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element) || target.closest("[data-action=clear-filter]") === null) return;
    writeAddress({});
    read();
    selects()[0]?.focus();
  });
  window.addEventListener("popstate", read);
  window.addEventListener("pageshow", read);
  read();
}

/** @typedef {{met: number, assessed: number, applicable: number}} Counts */

/** @param {HTMLElement} node */
function readRow(node) {
  return {
    node,
    figures: new Set((node.dataset.in ?? "").split(" ")),
    trend: (node.dataset.trend ?? "").split(" ").filter(Boolean).map((one) => {
      const [at, counts] = one.split(":");
      return { at: Number(at), counts: readCounts(counts) };
    }),
    cells: [...node.querySelectorAll("[data-counts]")].map((cell) => ({
      dimension: cell.getAttribute("data-dimension") ?? "", counts: readCounts(cell.getAttribute("data-counts") ?? ""),
    })),
  };
}

/** @param {string} text @returns {Counts} */
function readCounts(text) {
  const [met, assessed, applicable] = text.split("/").map(Number);
  return { met, assessed, applicable };
}

/** @param {string} name @returns {Map<string, HTMLElement[]>}  the elements with this attribute, by its value */
function grouped(name) {
  /** @type {Map<string, HTMLElement[]>} */
  const found = new Map();
  for (const node of document.querySelectorAll(`[${name}]`)) {
    if (!(node instanceof HTMLElement)) continue;
    const key = node.getAttribute(name) ?? "";
    found.set(key, [...(found.get(key) ?? []), node]);
  }
  return found;
}

function selects() {
  return [...document.querySelectorAll("select[data-filter]")].filter((node) => node instanceof HTMLSelectElement);
}

/** @returns {Record<string, string>} */
function chosen() {
  return Object.fromEntries(selects().filter(({ value }) => value !== "").map(({ dataset, value }) => [dataset.filter ?? "", value]));
}

/** @param {Record<string, string>} values */
function writeAddress(values) {
  const address = new URL(location.href);
  for (const { dataset } of selects()) address.searchParams.delete(dataset.filter ?? "");
  for (const [name, value] of Object.entries(values)) address.searchParams.set(name, value);
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

/** Take what is chosen from the address; a value that is no choice chooses nothing. */
function read() {
  const query = new URLSearchParams(location.search);
  for (const select of selects()) {
    select.value = query.get(select.dataset.filter ?? "") ?? "";
    if (select.selectedIndex < 0) select.selectedIndex = 0;
  }
  apply();
}

function apply() {
  const wanted = selects().flatMap(({ selectedOptions: [option] }) => option?.dataset.token ?? []);
  const shown = rows.filter(({ figures }) => wanted.every((token) => figures.has(token)));
  const kept = new Set(shown);
  for (const row of rows) setHidden(row.node, !kept.has(row));
  showDimension(chosen().dimension ?? "");
  count(shown);
  setText(document.querySelector("[data-part=shown]"), shown.length);
  const clear = document.querySelector("[data-action=clear-filter]");
  if (clear instanceof HTMLElement) clear.hidden = Object.keys(chosen()).length === 0;
  for (const link of carried) {
    if (link.search !== location.search) link.search = location.search;
  }
}

/** @param {string} dimension  "" for all */
function showDimension(dimension) {
  for (const [id, nodes] of columns) {
    for (const node of nodes) setHidden(node, dimension !== "" && id !== dimension);
  }
}

/** @param {ReturnType<typeof readRow>[]} shown */
function count(shown) {
  /** @type {Map<string, number>} */
  const figures = new Map();
  /** @type {Map<string, number>} */
  const sums = new Map();
  /** @param {Map<string, number>} into @param {string} key @param {number} number */
  const add = (into, key, number) => into.set(key, (into.get(key) ?? 0) + number);
  for (const { figures: tokens, cells, trend } of shown) {
    for (const token of tokens) add(figures, token, 1);
    for (const { dimension, counts } of cells) {
      add(sums, `${dimension}/met`, counts.met);
      add(sums, `${dimension}/assessed`, counts.assessed);
      add(sums, `${dimension}/applicable`, counts.applicable);
    }
    for (const { at, counts } of trend) {
      for (const [place, number] of [1, counts.met, counts.assessed, counts.applicable].entries()) add(sums, `${place} ${at}`, number);
    }
  }
  tell(figures, sums, shown.length);
}

/** @param {Map<string, number>} figures @param {Map<string, number>} sums @param {number} total */
function tell(figures, sums, total) {
  for (const node of document.querySelectorAll("[data-figure]")) {
    const number = figures.get(node.getAttribute("data-figure") ?? "") ?? 0;
    setText(node, number);
    const cell = node.closest("[data-shade]");
    if (cell instanceof HTMLElement) cell.dataset.shade = String(total === 0 ? 0 : Math.floor((4 * number) / total));
  }
  for (const node of document.querySelectorAll("[data-without]")) {
    setText(node, total - (figures.get(node.getAttribute("data-without") ?? "") ?? 0));
  }
  for (const node of document.querySelectorAll("[data-sum]")) setText(node, sums.get(node.getAttribute("data-sum") ?? "") ?? 0);
  for (const node of document.querySelectorAll("td[data-trend]")) {
    setText(node, sums.get(`${node.getAttribute("data-trend")} ${node.getAttribute("data-quarter")}`) ?? 0);
  }
  rank();
  drawBars(figures, total);
  drawTrend(sums);
}

/** What most services do not meet comes first; equals keep the order of the page. */
function rank() {
  const body = document.querySelector("[data-part=ranked]");
  if (body === null) return;
  /** @param {Element} row @param {number} place */
  const number = (row, place) => Number(row.querySelectorAll("td")[place].textContent);
  body.append(...[...body.children].sort((one, other) => number(other, 0) - number(one, 0) || number(other, 1) - number(one, 1)));
}

/** @param {Map<string, number>} figures @param {number} total */
function drawBars(figures, total) {
  for (const picture of document.querySelectorAll(".ss-stacked")) {
    let before = 0;
    for (const part of picture.querySelectorAll("[data-bar]")) {
      const number = figures.get(part.getAttribute("data-bar") ?? "") ?? 0;
      part.setAttribute("x", percent(before, total));
      part.setAttribute("width", percent(number, total));
      before += number;
    }
  }
}

/** @param {Map<string, number>} sums */
function drawTrend(sums) {
  /** @param {number} place @param {number} at */
  const height = (place, at) => {
    const whole = sums.get(`3 ${at}`) ?? 0;
    return whole === 0 ? BOTTOM : BOTTOM - Math.floor(((BOTTOM - TOP) * (sums.get(`${place} ${at}`) ?? 0)) / whole);
  };
  for (const line of document.querySelectorAll("[data-line]")) {
    const place = line.getAttribute("data-line") === "met" ? 1 : 2;
    const at = Number(line.getAttribute("data-quarter"));
    line.setAttribute("y1", String(height(place, at - 1)));
    line.setAttribute("y2", String(height(place, at)));
    line.toggleAttribute("hidden", !sums.get(`3 ${at - 1}`));
  }
}

/** @param {number} part @param {number} whole */
function percent(part, whole) {
  return `${(whole === 0 ? 0 : Math.floor((10_000 * part) / whole) / 100).toFixed(2)}%`;
}

/** @param {HTMLElement} node @param {boolean} hidden */
function setHidden(node, hidden) {
  if (node.hidden !== hidden) node.hidden = hidden;
}

/** @param {Element | null} node @param {number} number */
function setText(node, number) {
  if (node !== null && node.textContent !== String(number)) node.textContent = String(number);
}
