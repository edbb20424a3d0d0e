/** A radar of the levels, drawn from the table beside it and hidden from those who hear the table. */

import { svg } from "../kit/dom.js";

/** @typedef {{title: string, at_least: number | null, at_most: number | null, label: string}} Spoke */

const WIDTH = 600;
const RADIUS = 125;
const LABEL_GAP = 20;
const LINE = 24;
const LONGEST_LINE = 14;
/** Below, a shape has no area; beyond, its labels touch. */
const SPOKES = { least: 3, most: 8 };
const MOST_LINES = 3;

/** @param {Spoke[]} spokes @returns {boolean}  whether a radar of them can be read; bars can always be */
export function isReadable(spokes) {
  const isShort = spokes.every(({ title }) => {
    const lines = wrapped(title);
    return lines.length <= MOST_LINES && lines.every(({ length }) => length <= LONGEST_LINE);
  });
  return isShort && spokes.length >= SPOKES.least && spokes.length <= SPOKES.most;
}

/**
 * @param {Spoke[]} spokes
 * @param {number} highest  the highest level
 * @returns {SVGElement}
 */
export function radar(spokes, highest) {
  const rings = Array.from({ length: highest }, (_, place) => place + 1);
  /** @param {(spoke: Spoke) => number} levelOf */
  const outline = (levelOf) => spokes.map((spoke, place) => point(place, spokes.length, (levelOf(spoke) / highest) * RADIUS).join(",")).join(" ");
  const labels = spokes.map((spoke, place) => labelOf(spoke, place, spokes.length));
  // As high as its labels need: no word lies over what stands above or below the picture.
  const top = Math.min(...labels.map(({ first }) => first)) - LINE;
  const bottom = Math.max(RADIUS, ...labels.map(({ first, lines }) => first + (lines.length - 1) * LINE)) + LINE / 2;
  return svg("svg", { "aria-hidden": "true", focusable: "false", class: "ss-radar", viewBox: `${-WIDTH / 2} ${top} ${WIDTH} ${bottom - top}` },
    ...rings.map((ring) => svg("polygon", { class: "ss-track", points: outline(() => ring) })),
    ...spokes.map((_, place) => spokeLine(place, spokes.length)),
    svg("polygon", { class: "ss-at-most", points: outline(({ at_most }) => at_most ?? 0) }),
    svg("polygon", { class: "ss-at-least", points: outline(({ at_least }) => at_least ?? 0) }),
    ...rings.map((ring) => svg("text", { x: 4, y: 15 - (ring / highest) * RADIUS, class: "ss-ring" }, String(ring))),
    ...labels.map(drawLabel));
}

/** The middle of the picture is 0, 0. @param {number} place @param {number} count @param {number} distance @returns {[number, number]} */
function point(place, count, distance) {
  const angle = (2 * Math.PI * place) / count;
  const [x, y] = [distance * Math.sin(angle), -distance * Math.cos(angle)];
  return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
}

/** @param {number} place @param {number} count */
function spokeLine(place, count) {
  const [x2, y2] = point(place, count, RADIUS);
  return svg("line", { class: "ss-track", x1: 0, y1: 0, x2, y2 });
}

/**
 * @typedef {{x: number, first: number, lines: string[], anchor: string}} Label  first: the height of its first line
 * @param {Spoke} spoke
 * @param {number} place
 * @param {number} count
 * @returns {Label}
 */
function labelOf({ title, label }, place, count) {
  const [x, y] = point(place, count, RADIUS + LABEL_GAP);
  const lines = [...wrapped(title), label];
  const anchor = Math.abs(x) < 1 ? "middle" : x > 0 ? "start" : "end";
  const isTop = y < -(RADIUS + LABEL_GAP) / 2;
  const isBottom = y > RADIUS / 2 && anchor === "middle";
  const first = isTop ? y - (lines.length - 1) * LINE : isBottom ? y + LINE / 2 : y - ((lines.length - 2) * LINE) / 2;
  return { x, first, lines, anchor };
}

/** @param {Label} label */
function drawLabel({ x, first, lines, anchor }) {
  return svg("text", { "text-anchor": anchor }, ...lines.map((line, row) => svg("tspan", { x, y: first + row * LINE }, line)));
}

/** @param {string} title  @returns {string[]} */
function wrapped(title) {
  return title.split(" ").reduce((/** @type {string[]} */ lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > LONGEST_LINE) return [...lines, word];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}
