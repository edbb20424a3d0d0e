/** Small helpers over the server-rendered markup. Data goes in as text and values only. */

const SVG = "http://www.w3.org/2000/svg";

/** @param {Element} root @param {string} name @returns {HTMLElement | null} */
export function part(root, name) {
  return root.querySelector(`[data-part="${name}"]`);
}

/** @typedef {(name: string) => HTMLElement | null} Finder */

/**
 * Parts that stay for good, looked for once and all together: a large checklist is long to search.
 *
 * @param {Element} root
 * @returns {Finder}
 */
export function finder(root) {
  /** @type {Map<string, HTMLElement> | null} */
  let found = null;
  return (name) => {
    // Of several, the first.
    found ??= new Map([...root.querySelectorAll("[data-part]")].reverse().flatMap((node) => (node instanceof HTMLElement ? [[node.dataset.part ?? "", node]] : [])));
    return found.get(name) ?? null;
  };
}

/** @param {Element} root @param {string} name @returns {HTMLElement[]} */
export function parts(root, name) {
  return [...root.querySelectorAll(`[data-part="${name}"]`)].filter((node) => node instanceof HTMLElement);
}

/** @param {Element | null} node @param {string} text */
export function setText(node, text) {
  if (node !== null && node.textContent !== text) node.textContent = text;
}

/** @param {HTMLElement | null} node @param {boolean} shown */
export function show(node, shown) {
  if (node !== null && node.hidden === shown) node.hidden = !shown;
}

/**
 * Names and attributes are ours; data goes in as text only.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

/** @param {unknown} node @returns {node is Field} */
export function isField(node) {
  return node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement;
}

/** @param {Element} root @param {string} selector @returns {Field | null} */
export function field(root, selector) {
  const found = root.querySelector(selector);
  return isField(found) ? found : null;
}

/** @param {Field | null} node @param {string} value */
export function setValue(node, value) {
  if (node !== null && node.value !== value) node.value = value;
}

/** @param {Field | null} node @param {string} value  shown unless a choice of the person's is about to be kept */
export function setChoice(node, value) {
  setValue(node, node?.dataset.chosen ?? value);
}

/**
 * Check the radio button with this value among those of one group.
 *
 * @param {Element} group
 * @param {string} value
 */
export function setRadio(group, value) {
  for (const radio of group.querySelectorAll("input[type=radio]")) {
    if (radio instanceof HTMLInputElement && radio.value === value && !radio.checked) radio.checked = true;
  }
}

/** @param {Element} list @param {string[]} items  one list item each */
export function setItems(list, items) {
  list.replaceChildren(...items.map((text) => {
    const item = document.createElement("li");
    item.textContent = text;
    item.dir = "auto";
    return item;
  }));
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 * @returns {SVGElement}
 */
export function svg(name, attributes, ...children) {
  const node = /** @type {SVGElement} */ (document.createElementNS(SVG, name));
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  node.append(...children);
  return node;
}
