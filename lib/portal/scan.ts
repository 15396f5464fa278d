import { createHash } from 'node:crypto';
import type { Projection } from './projection.ts';

/** What a text may hold that should not be public without a second look. */
export const scanKinds = ['secret', 'password', 'person-address', 'telephone', 'internal-address'] as const;
export type ScanKind = (typeof scanKinds)[number];

/**
 * One thing that somebody must look at before it is public: where it stands, and an excerpt in which a secret is cut short.
 * `key` names exactly this finding in exactly this text, to be confirmed.
 */
export type ScanFinding = { key: string; kind: ScanKind; where: string; excerpt: string };

type Rule = { kind: ScanKind; pattern: RegExp };

// Formats as their issuers document them; each anchored by a prefix that ordinary prose does not have.
const rules: readonly Rule[] = [
  { kind: 'secret', pattern: /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/g },
  { kind: 'secret', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  { kind: 'secret', pattern: /\b(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{36,}|\bgithub_pat_[A-Za-z0-9_]{40,}/g },
  { kind: 'secret', pattern: /\bglpat-[A-Za-z0-9_-]{20,}/g },
  { kind: 'secret', pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g },
  { kind: 'secret', pattern: /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}|\bsk-[A-Za-z0-9_-]{32,}/g },
  { kind: 'secret', pattern: /\bAIza[A-Za-z0-9_-]{35}/g },
  { kind: 'secret', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { kind: 'secret', pattern: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g },
  { kind: 'secret', pattern: /\bBearer\s+[A-Za-z0-9._~+/-]{20,}=*/g },
  { kind: 'secret', pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{1,100}:[^\s/@]{3,100}@/gi },
  // A long run of signs with letters of both cases and digits is no word of any language.
  {
    kind: 'secret',
    pattern:
      /\b(?=[A-Za-z0-9+/_]{0,200}[a-z])(?=[A-Za-z0-9+/_]{0,200}[A-Z])(?=[A-Za-z0-9+/_]{0,200}\d)[A-Za-z0-9+/_]{40,200}={0,2}/g,
  },
  {
    kind: 'password',
    pattern:
      /\b(?:password|passphrase|passwort|mot de passe|secret|api[ _-]?key|access[ _-]?token)\s*(?:[:=]|\bis\b\s*:?)\s*["'“]?[^\s"'“”]{6,}/gi,
  },
  {
    kind: 'person-address',
    pattern: /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,63}){1,5}/gu,
  },
  {
    kind: 'telephone',
    pattern:
      /(?<![\p{L}\p{N}.])(?:\+|00)[1-9]\d{0,2}[\s./-]?(?:\(0?\d{1,4}\)[\s./-]?)?\d(?:[\s./-]?\d){6,12}(?![\p{L}\p{N}])/gu,
  },
  { kind: 'telephone', pattern: /(?<![\p{L}\p{N}.])\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}(?![\p{L}\p{N}])/gu },
  {
    kind: 'internal-address',
    pattern:
      /(?<![\d.])(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?![\d.])|\b[a-z0-9-]{1,63}\.(?:internal|local|lan|corp)\b/gi,
  },
];

// Addresses that several people read are meant to be public.
const roles =
  /^(?:abuse|accessibility|billing|ciso|compliance|contact|customer[._-]?care|data[._-]?protection|dpo|enquiries|feedback|gdpr|hello|help|helpdesk|info|it|legal|mail|no-?reply|office|ombuds(?:man)?|post|press|privacy|psirt|sales|secops|security|security[._-]?team|soc|support|team|trust|vulnerabilit(?:y|ies)|webmaster)(?:[+._-].*)?@/i;

const mostFindings = 200;
const hidden = new Set<ScanKind>(['secret', 'password']);

function excerptOf(kind: ScanKind, found: string): string {
  return hidden.has(kind) ? `${found.slice(0, 8)}… (${found.length} signs)` : found;
}

function scan(where: string, path: string, text: string): ScanFinding[] {
  const taken: [number, number][] = [];
  return rules.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
      const end = index + found.length;
      if (taken.some(([from, to]) => index < to && end > from)) return [];
      if (kind === 'person-address' && roles.test(found)) return [];
      taken.push([index, end]);
      const key = createHash('sha256')
        .update(JSON.stringify([kind, path, found]))
        .digest('hex');
      return [{ key, kind, where, excerpt: excerptOf(kind, found) }];
    }),
  );
}

/** A text that becomes public, with where it stands; the path tells it from others of the same name. */
export type ScannedText = { where: string; path: string; text: string };

/** Every text of a projection that a person wrote, with where it stands. The contact is meant to be public. */
function textsOf(projection: Projection): ScannedText[] {
  const { auditReports, areas, documents, policies, subprocessors } = projection;
  const row = (where: string, id: string, ...texts: readonly string[]) =>
    texts.map((text, index) => ({ where: `${where}: ${text.slice(0, 60)}`, path: `${id} ${index}`, text }));
  return [
    { where: 'Title', path: 'title', text: projection.title },
    { where: 'Introduction', path: 'introduction', text: projection.introduction },
    { where: 'Access notice', path: 'accessNotice', text: projection.accessNotice },
    ...areas.flatMap((area) => [
      ...row('Area', `area ${area.title}`, area.title, area.chapter, area.introduction),
      ...area.claims.flatMap(({ id, text, measure, controls }) => [
        ...row('Claim', id, text, ...(measure ? [measure.value, measure.unit] : [])),
        ...row('Control', id, ...controls.flatMap(({ identifier, title }) => [identifier, title])),
      ]),
    ]),
    ...auditReports.flatMap(({ id, title, framework, auditor, opinionNote, scope, duties, subservices }) =>
      row(
        'Audit report',
        id,
        title,
        framework,
        auditor,
        opinionNote,
        scope,
        ...duties.flatMap(({ reference, text }) => [reference, text]),
        ...subservices.flatMap(({ name, services }) => [name, services]),
      ),
    ),
    ...documents.flatMap(({ id, title, description }) => row('Document', id, title, description)),
    ...policies.flatMap(({ id, title }) => row('Policy', id, title)),
    ...subprocessors.flatMap(({ id, name, purpose, dataProcessed, location }) =>
      row('Subprocessor', id, name, purpose, dataProcessed, location),
    ),
  ];
}

/**
 * Secrets and personal data in what would become public; `texts` are those that a projection only names, of policies. What is public already, word for word in the same place, was looked
 * at before. At most 200.
 */
export function scanProjection(
  draft: Projection,
  published: Projection | null,
  texts: { draft: readonly ScannedText[]; published: readonly ScannedText[] } = { draft: [], published: [] },
): ScanFinding[] {
  const find = (projection: Projection, named: readonly ScannedText[]) =>
    [...textsOf(projection), ...named].flatMap(({ where, path, text }) => scan(where, path, text));
  const known = new Set(published ? find(published, texts.published).map(({ key }) => key) : []);
  const found = new Map(find(draft, texts.draft).map((finding) => [finding.key, finding]));
  return [...found.values()].filter(({ key }) => !known.has(key)).slice(0, mostFindings);
}
