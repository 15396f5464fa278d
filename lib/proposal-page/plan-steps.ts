import { createHash } from 'node:crypto';
import { readControls, requirementIdsByName, type StoredControl } from '#lib/control/stored-steps.ts';
import { controlTemplates } from '#lib/control/template.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { readProposals } from './page-steps.ts';
import { type Plan, planOf } from './plan.ts';
import type { ReviewProposal } from './review.ts';

/** A found company or address that was accepted. */
export type AcceptedFinding = {
  id: string;
  kind: string;
  name: string;
  purpose: string;
  location: string;
  revision: number;
};

/** What a commit of a page would do now, and what it is made of. `digest` changes with everything that would change it. */
export type PagePlan = {
  plan: Plan;
  subprocessors: AcceptedFinding[];
  contact: AcceptedFinding | null;
  /** Names of subprocessors that are on the list already: they are not added twice. */
  known: string[];
  open: number;
  openFindings: number;
  accepted: ReviewProposal[];
  digest: string;
  controls: StoredControl[];
  requirements: ReadonlyMap<string, string>;
};

async function acceptedFindings(tenant: Tenant, pageId: string): Promise<AcceptedFinding[]> {
  return tenant.proposalFinding.findMany({
    where: { pageId, decision: 'accepted', committedAt: null },
    orderBy: { position: 'asc' },
    select: { id: true, kind: true, name: true, purpose: true, location: true, revision: true },
  });
}

/** Plans the commit of a page as it stands. */
export async function planPage(tenant: Tenant, pageId: string): Promise<PagePlan> {
  const proposals = await readProposals(tenant, { pageId });
  const accepted = proposals.filter(({ decision, claimId }) => decision === 'accepted' && claimId === null);
  const findings = await acceptedFindings(tenant, pageId);
  const controls = await readControls(tenant, null);
  const requirements = await requirementIdsByName(tenant, null);
  const plan = planOf(accepted, {
    controls: controls.map(({ id, archivedAt, content }) => ({
      id,
      identifier: content.identifier,
      title: content.title,
      archived: archivedAt !== null,
      requirements: content.requirements,
    })),
    requirements: new Set(requirements.keys()),
    templates: controlTemplates(),
  });
  const listed = await tenant.subprocessor.findMany({ where: { archivedAt: null }, select: { name: true } });
  const names = new Set(listed.map(({ name }) => name.toLowerCase()));
  const companies = findings.filter(({ kind }) => kind === 'subprocessor');
  const isKnown = ({ name }: AcceptedFinding) => names.has(name.toLowerCase());
  const open = proposals.filter(({ decision }) => decision === null).length;
  const openFindings = await tenant.proposalFinding.count({ where: { pageId, decision: null } });
  const seen = [...accepted, ...findings].map(({ id, revision }) => `${id} ${revision}`);
  return {
    plan,
    subprocessors: companies.filter((one) => !isKnown(one)),
    contact: findings.find(({ kind }) => kind === 'contact') ?? null,
    known: companies.filter(isKnown).map(({ name }) => name),
    open,
    openFindings,
    accepted,
    digest: createHash('sha256').update(seen.join('\n')).digest('hex'),
    controls,
    requirements,
  };
}
