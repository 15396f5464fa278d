import { createHash } from 'node:crypto';
import { v5 } from 'uuid';
import { canonicalJson, type Json } from '#lib/json.ts';
import type { Entry } from './entry.ts';

/** The version of OSCAL that is written. */
export const oscalVersion = '1.2.1';

/** The names of our own properties in OSCAL files. */
export const oscalNamespace = 'urn:candor:ns:oscal:1';

/** Where NIST publishes the catalog whose controls a profile selects. */
const catalogUrl =
  'https://raw.githubusercontent.com/usnistgov/oscal-content/main/nist.gov/CSF/v2.0/json/NIST_CSF_v2.0_catalog.json';

// Chosen once; OSCAL takes UUIDs of versions 4 and 5 only, and ours are of version 7.
const ground = '6b0f5f8e-2f0c-4c43-9d0b-6a3f6c1d7f51';

/** The same UUID for the same names, for ever. */
export function stableUuid(...names: readonly string[]): string {
  return v5(names.join('\n'), ground);
}

/** One property under our own names; OSCAL's strings hold no line breaks and no blanks at their ends. */
export type OscalProp = { name: string; ns: string; value: string; remarks?: string };

const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();

/** A property, or nothing where there is no value; a text of several lines stands whole in the remarks. */
export function propOf(name: string, value: string | number | null): OscalProp[] {
  const line = oneLine(String(value ?? ''));
  if (line === '') return [];
  const prop = { name, ns: oscalNamespace, value: line };
  return [String(value).includes('\n') ? { ...prop, remarks: String(value) } : prop];
}

/** A title as OSCAL takes it. */
export const oscalLine = (text: string, other: string) => oneLine(text) || other;

/** The catalog as a resource to point at. */
export function catalogResource(framework: { title: string; version: string }) {
  const uuid = stableUuid('catalog', framework.title, framework.version);
  const title = oscalLine(`${framework.title} ${framework.version}`, 'NIST CSF 2.0');
  return { uuid, title, rlinks: [{ href: catalogUrl, 'media-type': 'application/json' }] };
}

/** What a profile says of the outcomes it selects, by the ids that the catalog gives them. */
export type OscalSource = {
  id: string;
  name: string;
  scope: string;
  changedAt: Date;
  framework: { title: string; version: string };
  outcomes: readonly { controlId: string; entry: Entry }[];
};

function alterOf({ controlId, entry }: OscalSource['outcomes'][number]) {
  const props = [
    ...propOf('current-tier', entry.currentTier),
    ...propOf('target-tier', entry.targetTier),
    ...propOf('current-priority', entry.currentPriority),
    ...propOf('target-priority', entry.priority),
    ...propOf('reason', entry.reason),
  ];
  return props.length > 0 ? [{ 'control-id': controlId, adds: [{ props }] }] : [];
}

/**
 * A profile in OSCAL: it selects the outcomes that are in it from NIST's catalog, and adds their tiers, priorities and
 * reasons as properties under our own names. The same profile is the same file. There must be an outcome in it.
 */
export function oscalProfile(source: OscalSource): { profile: Json } {
  const { name, scope, changedAt, framework, outcomes } = source;
  const included = outcomes.filter(({ entry }) => entry.included);
  const resource = catalogResource(framework);
  const alters = included.flatMap(alterOf);
  const body = {
    metadata: {
      title: oscalLine(name, 'Profile'),
      'last-modified': changedAt.toISOString(),
      version: changedAt.toISOString(),
      'oscal-version': oscalVersion,
      ...(scope ? { remarks: scope } : {}),
    },
    imports: [
      {
        href: `#${resource.uuid}`,
        'include-controls': [{ 'with-ids': included.map(({ controlId }) => controlId) }],
      },
    ],
    merge: { 'as-is': true },
    ...(alters.length > 0 ? { modify: { alters } } : {}),
    'back-matter': { resources: [resource] },
  };
  const sha256 = createHash('sha256').update(canonicalJson(body)).digest('hex');
  return { profile: { uuid: stableUuid('profile', source.id, sha256), ...body } };
}
