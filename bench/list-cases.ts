import type { Actor } from '#lib/auth/actor.ts';
import { organizationId, owner } from './program.ts';

/** One thing that is measured: a list asked in one way. */
export type ListCase = { name: string; run: () => Promise<unknown> };

type Asked = { after?: string | null | undefined };
type Read<Input> = (actor: Actor, input: Input) => Promise<{ next: string | null }>;

/** The same list from its second and its twentieth page on. */
async function furtherPages<Input extends Asked>(
  name: string,
  read: Read<Input>,
  input: Input,
): Promise<ListCase[]> {
  const cases: ListCase[] = [];
  let after: string | null = null;
  for (let page = 2; page <= 20; page += 1) {
    ({ next: after } = await read(owner, { ...input, after }));
    if (after === null) break;
    const from = { ...input, after };
    if (page === 2 || page === 20)
      cases.push({ name: `${name}, page ${page}`, run: () => read(owner, from) });
  }
  return cases;
}

/** A list asked in each of these ways, and for further pages of each sort upwards. */
async function asked<Input extends Asked>(
  list: string,
  read: Read<Input>,
  ways: Readonly<Record<string, Input>>,
): Promise<ListCase[]> {
  const cases: ListCase[] = [];
  for (const [way, input] of Object.entries(ways)) {
    const name = `${list}: ${way}`;
    cases.push({ name, run: () => read(owner, input) });
    if (way.startsWith('sort') && !way.endsWith('descending'))
      cases.push(...(await furtherPages(name, read, input)));
  }
  return cases;
}

/** One way for each value: `filter health=due`. */
function each<const Value extends string, Filters>(
  filter: string,
  values: readonly Value[],
  filters: (value: Value) => Filters,
): Record<string, { filters: Filters }> {
  return Object.fromEntries(values.map((value) => [`${filter} ${value}`, { filters: filters(value) }]));
}

const searches = (...texts: string[]) =>
  Object.fromEntries(texts.map((search) => [`search ${search}`, { search }]));
const sorts = <const Sort extends string>(...all: Sort[]) =>
  Object.fromEntries(
    all.flatMap((sort) =>
      [true, false].map((descending) => [
        `sort ${sort}${descending ? ' descending' : ''}`,
        { sort, descending },
      ]),
    ),
  );

/** Rows that filters name. */
export type Named = { frameworkId: string; controlId: string; visitorId: string; documentId: string };

const me = owner.memberId;

async function programCases({ frameworkId, controlId }: Named): Promise<ListCase[]> {
  const { listControls } = await import('#lib/control/queries.ts');
  const { listEvidence } = await import('#lib/evidence/queries.ts');
  const { listRequirements } = await import('#lib/requirement/queries.ts');
  const { listClaims } = await import('#lib/claim/queries.ts');
  const of = (filters: { state: 'mapped' | 'unmapped' | 'withdrawn' }) => ({ frameworkId, filters });
  return [
    ...(await asked('controls', listControls, {
      ...sorts('identifier', 'title', 'changedAt'),
      ...searches('Control of 7', 'C-1999', 'found nowhere'),
      ...each('health', ['verified', 'due', 'stale', 'failing', 'planned'], (health) => ({ health })),
      ...each('owner', ['none', me], (owner) => ({ owner })),
      ...each('tag', ['tag 3'], (tag) => ({ tag })),
      ...each('framework', ['nist-csf'], (framework) => ({ framework })),
      ...each('function', ['PR'], (csf) => ({ function: csf })),
      implementation: { filters: { implementation: 'partial' } },
      responsibility: { filters: { responsibility: 'provider' } },
      unmapped: { filters: { unmapped: 'yes' } },
      archived: { filters: { archived: 'yes' } },
    })),
    ...(await asked('evidence', listEvidence, {
      ...sorts('createdAt', 'collectedOn', 'title'),
      ...searches('Evidence of 7', 'Note 7f', 'source 12', 'https://bench.example/99999', 'found nowhere'),
      ...each('state', ['waiting', 'accepted', 'rejected', 'lapsed', 'archived'], (state) => ({ state })),
      ...each('due', ['lapsed', 'soon'], (due) => ({ due })),
      kind: { filters: { kind: 'link' } },
      control: { filters: { control: controlId } },
      'state waiting by title': { filters: { state: 'waiting' }, sort: 'title' },
    })),
    ...(await asked('requirements', listRequirements, {
      'sort position': { frameworkId, descending: false },
      search: { frameworkId, search: 'outcome' },
      'search found nowhere': { frameworkId, search: 'found nowhere' },
      mapped: of({ state: 'mapped' }),
      unmapped: of({ state: 'unmapped' }),
      withdrawn: of({ state: 'withdrawn' }),
    })),
    ...(await asked('claims', listClaims, {
      ...sorts('position', 'text', 'changedAt'),
      ...searches('promise', 'C-1', 'found nowhere'),
      ...each('standing', ['proven', 'due', 'lapsed', 'unbacked'], (standing) => ({ standing })),
      audience: { filters: { audience: 'public' } },
      section: { filters: { section: 'Area 3' } },
      control: { filters: { control: controlId } },
      measured: { filters: { measured: 'yes' } },
      archived: { filters: { archived: 'yes' } },
    })),
  ];
}

async function accessCases({ visitorId, documentId }: Named): Promise<ListCase[]> {
  const { listRequests } = await import('#lib/access-request/queries.ts');
  const { listVisitors } = await import('#lib/visitor/queries.ts');
  const { listDeliveries } = await import('#lib/delivery/queries.ts');
  const { listAuditEvents } = await import('#lib/audit-event/queries.ts');
  return [
    ...(await asked('access requests', listRequests, {
      ...sorts('dueAt', 'submittedAt'),
      ...searches('Visitor 19', '@c7', '#777', 'found nowhere'),
      ...each('state', ['open', 'overdue', 'closed', 'submitted'], (state) => ({ state })),
      visitor: { filters: { visitorId } },
    })),
    ...(await asked('visitors', listVisitors, {
      ...sorts('createdAt', 'name', 'company'),
      ...searches('Company 7', 'v19999', 'found nowhere'),
      ...each('standing', ['verified', 'unverified', 'blocked'], (standing) => ({ standing })),
    })),
    ...(await asked('deliveries', listDeliveries, {
      ...sorts('startedAt'),
      ...searches('CODE777', 'Company 7', 'found nowhere'),
      ...each('completeness', ['complete', 'broken-off', 'running'], (completeness) => ({ completeness })),
      visitor: { filters: { visitor: visitorId } },
      document: { filters: { document: documentId } },
    })),
    ...(await asked('audit log', listAuditEvents, {
      ...sorts('sequence'),
      ...searches('evidence:add', 'found nowhere'),
      action: { filters: { action: 'member:invite' } },
      actor: { filters: { actor: `member:${me}` } },
      subject: { filters: { subject: `organization:${organizationId}` } },
    })),
  ];
}

async function dutyCases({ controlId }: Named): Promise<ListCase[]> {
  const { getMyWork, getWaitingReviews, listCalendar, listEvidenceRequirements } = await import(
    '#lib/evidence-requirement/queries.ts'
  );
  const { countControlHealth, listControlChoices } = await import('#lib/control/queries.ts');
  const { listFrameworks } = await import('#lib/framework/queries.ts');
  const { getOverview } = await import('#lib/overview/queries.ts');
  const month = new Date().toISOString().slice(0, 7);
  return [
    { name: 'evidence waiting for a review', run: () => getWaitingReviews(owner, {}) },
    { name: 'evidence asked of one control', run: () => listEvidenceRequirements(owner, { controlId }) },
    { name: 'my work', run: () => getMyWork(owner, {}) },
    { name: 'calendar', run: () => listCalendar(owner, { month }) },
    { name: 'overview', run: () => getOverview(owner, {}) },
    { name: 'frameworks', run: () => listFrameworks(owner, {}) },
    { name: 'health of all controls, counted', run: () => countControlHealth(owner, {}) },
    { name: 'choices of the filters of controls', run: () => listControlChoices(owner, {}) },
  ];
}

/** Every list in every way; to be called once the database is filled and named in the environment. */
export async function listCases(named: Named): Promise<ListCase[]> {
  return [...(await programCases(named)), ...(await dutyCases(named)), ...(await accessCases(named))];
}
