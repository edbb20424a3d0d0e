/** The way of an assessment between its file and the rows of the store. */

import { isBlank, unknownKeys } from "./canonical.js";
import { FORMAT, KNOWN } from "./vocabulary.js";

/** @import {Assessment, AssessmentRows, FileCatalogue, FileFinding, FileFindings, FindingRow, ServiceRow} from "../types.js" */

/** @param {Assessment} assessment  as readAssessment gives it @returns {AssessmentRows} */
export function rowsFromAssessment(assessment) {
  const { standard, service, target, findings, parked, snapshots } = structuredClone(assessment);
  const { id, name, phase, facts } = service;
  const answered = Object.entries(findings).filter(([, finding]) => !isBlank(finding));
  return {
    service: {
      id,
      name,
      phase,
      facts,
      target,
      standard: { id: standard.id, version: standard.version, digest: standard.digest },
      extra: {
        file: unknownKeys(assessment, KNOWN.file),
        standard: unknownKeys(standard, KNOWN.standard),
        service: unknownKeys(service, KNOWN.service),
      },
      parked,
      snapshots,
    },
    findings: answered.map(([criterion, finding]) => ({
      criterion,
      title: finding.title ?? "",
      outcome: finding.outcome ?? "not-assessed",
      reason: finding.reason ?? "",
      note: finding.note ?? "",
      evidence: finding.evidence ?? [],
      owner: finding.owner ?? "",
      due: finding.due ?? "",
      updated: finding.updated ?? "",
      extra: unknownKeys(finding, KNOWN.finding),
    })),
  };
}

/**
 * The assessment that the rows hold. It states the version of the standard that the service row states.
 *
 * @param {ServiceRow} row
 * @param {Map<string, FindingRow>} findings
 * @param {FileCatalogue} catalogue
 * @returns {Assessment}
 */
export function assessmentFromRows({ id, name, phase, facts, target, standard, parked, snapshots, extra }, findings, catalogue) {
  const entries = [...findings].map(([criterion, row]) => /** @type {const} */ ([criterion, fileFinding(row)]));
  const answers = Object.fromEntries(entries.filter(([, finding]) => !isBlank(finding)));
  return structuredClone({
    ...extra.file,
    format: FORMAT,
    standard: { ...extra.standard, id: standard.id, version: standard.version, digest: standard.digest },
    service: { ...extra.service, id, name, phase, facts },
    target,
    ...park(answers, parked, catalogue),
    snapshots,
  });
}

/** @param {FindingRow} row @returns {FileFinding}  as the file holds it */
export function fileFinding({ title, outcome, reason, note, evidence, owner, due, updated, extra }) {
  return { ...extra, title, outcome, reason, note, evidence, owner, due, updated };
}

/**
 * Set aside the findings whose criterion the catalogue does not know. Nothing is dropped: should something
 * be parked under the same id already, it goes along inside the new one, in the list "earlier".
 *
 * @param {FileFindings} findings
 * @param {FileFindings} parked
 * @param {FileCatalogue} catalogue
 * @returns {{findings: FileFindings, parked: FileFindings}}
 */
export function park(findings, parked, catalogue) {
  const known = new Set(catalogue.criteria.map(({ id }) => id));
  const entries = Object.entries(findings);
  const aside = entries
    .filter(([id]) => !known.has(id))
    .map(([id, finding]) => [id, Object.hasOwn(parked, id) ? withEarlier(finding, parked[id]) : finding]);
  return {
    findings: Object.fromEntries(entries.filter(([id]) => known.has(id))),
    parked: { ...parked, ...Object.fromEntries(aside) },
  };
}

/** @param {FileFinding & {earlier?: unknown}} finding @param {FileFinding} older */
function withEarlier(finding, older) {
  const { earlier = [] } = finding;
  return { ...finding, earlier: [...(Array.isArray(earlier) ? earlier : [earlier]), older] };
}
