import { z } from 'zod';
import { identityOfDocument, identityOfTitle } from './identity.ts';
import { Collector } from './reading.ts';
import { type FileProblem, type FrameworkDraft, requirementLimit } from './schema.ts';
import { readWithdrawal, saysWithdrawn } from './wording.ts';

/* An OSCAL catalog (NIST, 1.0 to 1.2): groups and controls, nested; statements are parts. */

const property = z.looseObject({ name: z.string(), value: z.string(), class: z.string().optional() });
const link = z.looseObject({ href: z.string(), rel: z.string().optional() });
const part = z.looseObject({
  name: z.string(),
  prose: z.string().optional(),
  props: z.array(property).optional(),
  get parts() {
    return z.array(part).optional();
  },
});
const element = z.looseObject({
  id: z.string().min(1).optional(),
  class: z.string().optional(),
  title: z.string(),
  props: z.array(property).optional(),
  links: z.array(link).optional(),
  parts: z.array(part).optional(),
  get groups() {
    return z.array(element).optional();
  },
  get controls() {
    return z.array(element).optional();
  },
});
const catalog = z.looseObject({
  metadata: z.looseObject({
    title: z.string(),
    version: z.string(),
    'oscal-version': z.string(),
    props: z.array(property).optional(),
    parties: z.array(z.looseObject({ name: z.string().optional() })).optional(),
  }),
  groups: z.array(element).optional(),
  controls: z.array(element).optional(),
});
type Element = z.infer<typeof element>;

const kinds: Record<string, string> = {
  'SP800-53': 'control',
  'SP800-53-enhancement': 'enhancement',
  'control-group': 'group',
};

function pointer(path: readonly PropertyKey[]): string {
  return ['/catalog', ...path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'))].join(
    '/',
  );
}

/** What an element is called: its plain label where that reads like an identifier, else its id. */
function identifierOf({ id = '', title, props = [] }: Element): string {
  const label = props.find((one) => one.name === 'label' && one.class === undefined)?.value ?? '';
  return /^\S{1,40}$/.test(label) ? label : id || title;
}

function proseOf(element: Element): string {
  const statement =
    element.parts?.find(({ name }) => name === 'statement') ??
    element.parts?.find(({ name }) => ['overview', 'instruction'].includes(name));
  const lines: string[] = [];
  const walk = (one: z.infer<typeof part> | undefined) => {
    if (!one) return;
    const label = one.props?.find(({ name }) => name === 'label')?.value ?? '';
    if (one.prose) lines.push(label && one !== statement ? `${label} ${one.prose}` : one.prose);
    for (const below of one.parts ?? []) walk(below);
  };
  walk(statement);
  return lines.join(' ');
}

/** Explicit marks of a withdrawal: a status, links to successors, or the text itself. */
function withdrawalOf(element: Element, prose: string) {
  const status = element.props?.find(({ name }) => name === 'status')?.value.toLowerCase();
  const links = (element.links ?? []).filter(({ rel }) => rel === 'incorporated-into' || rel === 'moved-to');
  const said = saysWithdrawn(prose) ? prose : saysWithdrawn(element.title) ? element.title : null;
  const withdrawn = status === 'withdrawn' || links.length > 0 || said !== null;
  if (!withdrawn) return { withdrawn };
  if (said !== null && links.length === 0) {
    const { reason, successors } = readWithdrawal(said);
    return { withdrawn, withdrawnReason: reason, successors };
  }
  const reason = links.some(({ rel }) => rel === 'moved-to') ? 'moved to' : 'incorporated into';
  const successors = links.map(({ href }) => href.replace(/^#/, '').replace(/_smt\b.*$/, ''));
  return { withdrawn, withdrawnReason: links.length > 0 ? reason : '', successors };
}

function kindOf(element: Element, isGroup: boolean): string {
  const named = element.class ?? '';
  return (kinds[named] ?? named) || (isGroup ? 'group' : 'control');
}

function walk(
  collector: Collector,
  parent: string | null,
  path: PropertyKey[],
  under: Pick<Element, 'groups' | 'controls'>,
) {
  for (const list of ['groups', 'controls'] as const)
    for (const [index, element] of (under[list] ?? []).entries()) {
      const place = [...path, list, index];
      const identifier = identifierOf(element);
      const wording = proseOf(element);
      const title = element.title === identifier ? '' : element.title;
      const withdrawal = withdrawalOf(element, wording);
      const kind = kindOf(element, list === 'groups');
      const oscalId = element.id ?? null;
      collector.add({
        identifier,
        parent,
        kind,
        title,
        wording,
        oscalId,
        place: pointer(place),
        ...withdrawal,
      });
      walk(collector, identifier, place, element);
    }
}

/** Reads an OSCAL catalog. What is wrong is told with JSON pointers. */
export function readOscalCatalog(json: unknown): {
  framework: FrameworkDraft | null;
  problems: FileProblem[];
} {
  const parsed = z.object({ catalog }).safeParse(json);
  if (!parsed.success)
    return {
      framework: null,
      problems: parsed.error.issues.slice(0, 200).map(({ path, message }) => ({
        place: pointer(path.slice(1)),
        message: `This is not as OSCAL says: ${message}.`,
      })),
    };
  const { metadata } = parsed.data.catalog;
  const version = /^v?1\.[0-2](?:\.|$)/.test(metadata['oscal-version']);
  const document = metadata.props?.find(({ name }) => name === 'framework-version-identifier')?.value ?? '';
  const publisher = metadata.parties?.[0]?.name ?? '';
  const identity =
    identityOfDocument(document) ?? identityOfTitle(metadata.title, metadata.version, publisher);
  const collector = new Collector(identity.key);
  if (!version)
    collector.problem(
      '/catalog/metadata/oscal-version',
      `OSCAL ${metadata['oscal-version'].slice(0, 40)} is not read here; 1.0 to 1.2 are.`,
    );
  walk(collector, null, [], parsed.data.catalog);
  const { requirements, problems } = collector.collected();
  if (requirements.length === 0)
    problems.push({ place: '/catalog', message: 'This catalog holds no controls.' });
  if (requirements.length > requirementLimit)
    problems.push({ place: '/catalog', message: 'This catalog holds more than 10,000 elements.' });
  return { framework: { ...identity, format: 'oscal', requirements }, problems };
}
