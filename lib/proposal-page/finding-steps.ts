import type { Tenant } from '#lib/db/tenant.ts';

/** A found company or address with what was decided of it. `known`: a subprocessor of this name is on the list. */
export type FindingRow = {
  id: string;
  kind: 'subprocessor' | 'contact';
  name: string;
  detail: string;
  purpose: string;
  location: string;
  sentence: string;
  decision: 'accepted' | 'dropped' | null;
  revision: number;
  committed: boolean;
  known: boolean;
};

const decisionOf = (value: string | null) => (value === 'accepted' || value === 'dropped' ? value : null);

/** What a page names: companies first, then addresses, each in its order. */
export async function readFindings(tenant: Tenant, pageId: string): Promise<FindingRow[]> {
  const rows = await tenant.proposalFinding.findMany({
    where: { pageId },
    orderBy: { position: 'asc' },
    select: {
      id: true,
      kind: true,
      name: true,
      detail: true,
      purpose: true,
      location: true,
      sentence: true,
      decision: true,
      revision: true,
      committedAt: true,
    },
  });
  const listed = await tenant.subprocessor.findMany({ where: { archivedAt: null }, select: { name: true } });
  const names = new Set(listed.map(({ name }) => name.toLowerCase()));
  return rows.map(({ kind, decision, committedAt, ...row }) => ({
    ...row,
    kind: kind === 'contact' ? 'contact' : 'subprocessor',
    decision: decisionOf(decision),
    committed: committedAt !== null,
    known: kind === 'subprocessor' && names.has(row.name.toLowerCase()),
  }));
}
