import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { query } from '#lib/operation.ts';
import { type Contradiction, contradictionsOf, type Said, type Voice } from './contradict.ts';
import { pageInput } from './schema.ts';

// The newest pages and claims are enough to look at; comparing grows with the square.
const mostPages = 10;
const mostSaid = 600;

const select = { id: true, text: true, section: true } as const;

/** What a page's proposals say that are neither dropped nor merged, nor claims already. */
function saidBy(tenant: Tenant, pageId: string): Promise<Said[]> {
  return tenant.proposal.findMany({
    where: { pageId, claimId: null, OR: [{ decision: null }, { decision: 'accepted' }] },
    orderBy: { position: 'asc' },
    take: mostSaid,
    select,
  });
}

async function voicesBeside(tenant: Tenant, pageId: string): Promise<Voice[]> {
  const pages = await tenant.proposalPage.findMany({
    where: { id: { not: pageId }, closedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: mostPages,
    select: { id: true, label: true },
  });
  const claims = await tenant.claim.findMany({
    where: { archivedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: mostSaid,
    select,
  });
  const voices: Voice[] = [{ kind: 'claims', id: '', name: 'your claims', said: claims }];
  for (const { id, label } of pages)
    voices.push({ kind: 'page', id, name: label, said: await saidBy(tenant, id) });
  return voices;
}

/**
 * Where a page differs from your claims and from the other pages that wait, in its order; one finished or not found says
 * nothing. Throws NotFound.
 */
export const findPageContradictions = query(
  'proposal:read',
  pageInput,
  async ({ tenant }, { pageId }): Promise<Contradiction[]> => {
    if (!(await tenant.proposalPage.findFirst({ where: { id: pageId }, select: { id: true } })))
      throw new NotFound('There is no such page.');
    return contradictionsOf(await saidBy(tenant, pageId), await voicesBeside(tenant, pageId));
  },
);
