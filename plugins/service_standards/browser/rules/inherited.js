/**
 * Answers that the organisation gave once, in services that have no answer of their own.
 *
 * Pure: nothing is copied, what is inherited is worked out anew each time. An inherited finding is marked with the id
 * of the organisation under `inherited_from`, in the file too; `inherits: false` marks a finding that stays open.
 */

import { fileFinding } from "../answer/assessment-rows.js";
import { isBlank } from "../answer/canonical.js";

/**
 * @import {Assessment, FindingRow, ServiceContent, ServiceExtra, ServiceRow} from "../types.js"
 * @typedef {{id: string, findings: Map<string, FindingRow>}} Answering  the organisation with its own findings
 */

const KIND = "organisation";

/** @param {Pick<ServiceContent, "extra">} service @returns {boolean}  whether it is marked as an organisation */
export function isOrganisation({ extra }) {
  return extra.service?.kind === KIND;
}

/** @param {ServiceExtra} extra @param {boolean} marked @returns {ServiceExtra} */
export function withKind({ service = {}, ...extra }, marked) {
  const { kind, ...others } = service;
  return { ...extra, service: marked ? { ...others, kind: KIND } : kind === KIND ? others : service };
}

/** @param {ServiceRow[]} services @returns {ServiceRow | null}  the organisation; of several that are marked, the oldest */
export function organisationOf(services) {
  /** @param {ServiceRow} row */
  const age = ({ created, id }) => `${created} ${id}`;
  const marked = services.filter(isOrganisation);
  return marked.reduce((oldest, row) => (age(row) < age(oldest) ? row : oldest), marked[0]) ?? null;
}

/** @param {Pick<FindingRow, "extra">} finding @returns {string | null}  the organisation that it is inherited from */
export function inheritedFrom({ extra }) {
  return typeof extra.inherited_from === "string" ? extra.inherited_from : null;
}

/**
 * @param {Pick<FindingRow, "extra">} finding
 * @param {ServiceRow | null | undefined} organisation  the one on this computer
 * @returns {string | null}  the name of the organisation that it is inherited from, if it is here
 */
export function nameOfOrigin(finding, organisation) {
  return organisation && inheritedFrom(finding) === organisation.id ? organisation.name : null;
}

/**
 * @param {Map<string, FindingRow>} findings  the service's own
 * @param {Answering | null} organisation
 * @returns {Map<string, FindingRow>}  as they are shown and counted
 */
export function withInherited(findings, organisation) {
  if (organisation === null) return findings;
  const ids = new Set([...findings.keys(), ...organisation.findings.keys()]);
  const shown = [...ids].map((id) => /** @type {const} */ ([id, inherited(findings.get(id), organisation.findings.get(id), organisation.id)]));
  return new Map(shown.flatMap(([id, row]) => (row === undefined ? [] : [[id, row]])));
}

/**
 * @template {FindingRow | undefined} Own
 * @param {Own} own
 * @param {FindingRow | undefined} theirs  what the organisation says
 * @param {string} organisation
 * @returns {Own | FindingRow}  the service's own answer if it has one; owner and due date are never inherited
 */
export function inherited(own, theirs, organisation) {
  if (theirs === undefined || theirs.outcome === "not-assessed") return own;
  if (own !== undefined && inheritedFrom(own) !== organisation && !isBlank(fileFinding(own))) return own;
  const { title, outcome, reason, note, evidence, updated } = theirs;
  return { ...theirs, revision: 0, changes: {}, ...own, title, outcome, reason, note, evidence, updated, owner: "", due: "", extra: { inherited_from: organisation } };
}

/**
 * An assessment on its way in: what the organisation answers here is inherited from here, not from the file.
 *
 * @param {Assessment} assessment
 * @param {Answering | null} organisation
 * @returns {Assessment}
 */
export function withoutInherited(assessment, organisation) {
  if (organisation === null) return assessment;
  /** @param {string} id */
  const answered = (id) => (organisation.findings.get(id)?.outcome ?? "not-assessed") !== "not-assessed";
  const findings = Object.entries(assessment.findings).filter(([id, finding]) =>
    /** @type {{inherited_from?: unknown}} */ (finding).inherited_from !== organisation.id || !answered(id));
  return { ...assessment, findings: Object.fromEntries(findings) };
}
