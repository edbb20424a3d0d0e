/** What a link holds, to read before anything of it is kept: graded as it would count here. */

import { NOT_APPLICABLE, NOT_ASSESSED } from "../answer/vocabulary.js";
import { element, fold, table } from "../kit/drawing.js";
import { NO, NOT_ANSWERED, SHARED, YES } from "../words/file-messages.js";
import { removed } from "../words/messages.js";
import { assessedOf, baseline, level } from "../words/progress-words.js";
import { OUTCOME } from "../words/outcome-words.js";
import { applicability } from "../rules/applicable.js";
import { gradeAnswers } from "../session/grading.js";
import { blankFinding } from "../store/store-rows.js";

/**
 * @import {Shared} from "../formats/share-link.js"
 * @import {Catalogue, Criterion, Outcome} from "../types.js"
 */

/** @param {Shared} shared @param {Catalogue} catalogue @returns {HTMLElement[]} */
export function sharedView(shared, catalogue) {
  const { criteria } = catalogue;
  /** @param {string} id */
  const asked = (id) => criteria.filter(({ dimension }) => dimension === id);
  const shown = shownDimensions(shared, catalogue);
  const answers = shown.map(({ id, title }) => {
    const caption = SHARED.outcomes(title);
    return fold(caption, table(caption, SHARED.outcomeColumns, asked(id).map((one) => outcomeRow(one, shared, catalogue))));
  });
  return [...results(shown, shared, catalogue), ...answers, factsFold(shared, catalogue)];
}

/** @param {Shared} shared @param {Catalogue} catalogue @returns {Outcome[]}  one of each criterion that applies */
export function outcomesThatApply(shared, catalogue) {
  const dimensions = new Set(shownDimensions(shared, catalogue).map(({ id }) => id));
  const applying = catalogue.criteria.filter((one) => dimensions.has(one.dimension) && applicability(one, shared.facts).applies);
  return applying.map(({ id }) => shared.outcomes.get(id) ?? NOT_ASSESSED);
}

/** @param {Shared} shared @param {Catalogue} catalogue @returns {Catalogue["dimensions"]}  the organisation's own only where somebody answered them */
function shownDimensions({ outcomes }, { criteria, dimensions }) {
  const answered = new Set(criteria.filter(({ id }) => outcomes.has(id)).map(({ dimension }) => dimension));
  return dimensions.filter(({ id, scope }) => scope !== "organisation" || answered.has(id));
}

/**
 * @param {string} id  of a criterion
 * @param {Shared} shared
 * @returns {{reason?: string}}  what stands for a reason that was given and is not in the link
 */
export function explanationOf(id, { explained }) {
  return explained.has(id) ? { reason: SHARED.reasonElsewhere } : {};
}

/** @param {Catalogue["dimensions"]} shown @param {Shared} shared @param {Catalogue} catalogue */
function results(shown, shared, catalogue) {
  const { outcomes, facts } = shared;
  const findings = new Map([...outcomes].map(([id, outcome]) => [id, { ...blankFinding("", id), outcome, ...explanationOf(id, shared) }]));
  const evaluation = gradeAnswers(catalogue, shown.map(({ id }) => id), facts, findings);
  const levels = new Map(catalogue.levels.map(({ number, title }) => [number, title]));
  const titles = new Map(shown.map(({ id, title }) => [id, title]));
  const rows = evaluation.dimensions.map((result) =>
    [titles.get(result.id) ?? result.id, ...(levels.size > 0 ? [level(result.level, levels)] : []), assessedOf(result.assessed, result.applicable)]);
  const said = baseline(evaluation.baseline);
  return [...(said === "" ? [] : [element("p", {}, said)]), table(SHARED.results, SHARED.resultColumns.filter((_, at) => at !== 1 || levels.size > 0), rows)];
}

/** @param {Criterion} criterion @param {Shared} shared @param {Catalogue} catalogue */
function outcomeRow(criterion, { outcomes, explained, facts }, catalogue) {
  const aside = applicability(criterion, facts).facts;
  const reasons = catalogue.facts.filter(({ id }) => aside.includes(id)).map(({ id, if_yes, if_no }) => (facts[id] ? if_yes : if_no));
  const outcome = outcomes.get(criterion.id) ?? NOT_ASSESSED;
  const hints = reasons.length > 0 ? [removed(reasons, "")] : [];
  if (outcome === NOT_APPLICABLE) hints.push(explained.has(criterion.id) ? SHARED.explained : SHARED.unexplained);
  const said = element("div", {}, OUTCOME[outcome], ...hints.map((hint) => element("p", { class: "ss-hint" }, hint)));
  return [`${criterion.id} ${criterion.title}`, hints.length === 0 ? OUTCOME[outcome] : said];
}

/** @param {Shared} shared @param {Catalogue} catalogue */
function factsFold({ facts }, catalogue) {
  const rows = catalogue.facts.map(({ id, question }) => [question, !Object.hasOwn(facts, id) ? NOT_ANSWERED : facts[id] ? YES : NO]);
  return fold(SHARED.facts, table(SHARED.facts, SHARED.factColumns, rows));
}
