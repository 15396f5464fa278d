import { type LintedClaim, type LintFinding, lintOf } from '#lib/claim/lint.ts';
import { measureOf } from '#lib/claim/measure.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { query } from '#lib/operation.ts';
import { planPage } from './plan-steps.ts';
import { pageInput } from './schema.ts';

/** A control of a summary, with the identifiers of the requirements that would be mapped to it. */
export type SummaryControl = {
  kind: 'new' | 'template' | 'existing';
  identifier: string;
  title: string;
  mapped: string[];
  claims: number;
};

/** What a commit would do now, as people see it before they say yes. */
export type Summary = {
  page: { id: string; label: string; closedAt: Date | null };
  digest: string;
  claims: { proposalId: string; section: string; text: string }[];
  controls: SummaryControl[];
  mappings: number;
  unkept: number;
  mapped: boolean;
  subprocessors: string[];
  known: string[];
  contact: string | null;
  open: number;
  openFindings: number;
  problems: { proposalId: string; message: string }[];
  lint: (LintFinding & { texts: string[] })[];
};

async function standing(tenant: Tenant): Promise<LintedClaim[]> {
  const rows = await tenant.claim.findMany({
    where: { archivedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: 1000,
    select: { id: true, text: true, audience: true, metric: true, comparator: true, value: true, unit: true },
  });
  // What is wrong with claims that are there already is told on their own page.
  return rows.map((row) => ({ ...row, measure: measureOf(row), controls: 1, unproven: [] }));
}

const shortName = (name: string) => name.slice(name.indexOf(' ') + 1);

/** What committing a page would do now, and what to look at in it. Throws NotFound. */
export const getSummary = query(
  'proposal:commit',
  pageInput,
  async ({ tenant }, { pageId }): Promise<Summary> => {
    const page = await tenant.proposalPage.findFirst({
      where: { id: pageId },
      select: { id: true, label: true, closedAt: true },
    });
    if (!page) throw new NotFound('There is no such page.');
    const { plan, subprocessors, contact, accepted, requirements, ...rest } = await planPage(tenant, pageId);
    const fresh: LintedClaim[] = plan.claims.map(({ proposalId, content, control }) => ({
      ...content,
      id: proposalId,
      controls: control === null ? 0 : 1,
      unproven: [],
    }));
    const ours = new Set(fresh.map(({ id }) => id));
    const all = [...fresh, ...(await standing(tenant))];
    const texts = new Map(all.map(({ id, text }) => [id, text]));
    const lint = lintOf(all)
      .filter(({ claimIds }) => claimIds.some((id) => ours.has(id)))
      .slice(0, 100);
    return {
      page,
      digest: rest.digest,
      claims: plan.claims.map(({ proposalId, content: { section, text } }) => ({
        proposalId,
        section,
        text,
      })),
      controls: plan.controls.map((one) => {
        const { identifier, title } = one.kind === 'existing' ? one.control : one.content;
        const names = one.kind === 'existing' ? one.added : one.content.requirements;
        const claims = plan.claims.filter(({ control }) => control === one.key).length;
        return { kind: one.kind, identifier, title, mapped: names.map(shortName), claims };
      }),
      mappings: plan.mappings,
      unkept: plan.unkept,
      mapped: [...requirements.keys()].some((name) => name.startsWith('nist-csf/2.0 ')),
      subprocessors: subprocessors.map(({ name }) => name),
      known: rest.known,
      contact: contact?.name ?? null,
      open: rest.open,
      openFindings: rest.openFindings,
      problems: plan.problems,
      lint: lint.map((finding) => ({ ...finding, texts: finding.claimIds.map((id) => texts.get(id) ?? '') })),
    };
  },
);
