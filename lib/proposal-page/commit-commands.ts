import { lockClaims } from '#lib/claim/steps.ts';
import { lockControls } from '#lib/control/steps.ts';
import { Conflict, Invalid } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import { writeClaims, writeContact, writeControls, writeSubprocessors } from './commit-steps.ts';
import { openPage, type Reviewing } from './page-steps.ts';
import { planPage } from './plan-steps.ts';
import { commitInput } from './schema.ts';

/** What a commit did. `closed`: nothing of the page waits any more. */
export type Commit = {
  claims: number;
  created: number;
  reused: number;
  mappings: number;
  subprocessors: number;
  closed: boolean;
};

async function close({ tenant, now, by }: Reviewing, pageId: string): Promise<void> {
  await tenant.proposalPage.updateMany({ where: { id: pageId }, data: { closedAt: now, closedBy: by } });
}

/**
 * Does what the accepted proposals of a page say, all of it or nothing, and once: claims, controls, mappings, subprocessors and
 * the portal's contact. What is not decided waits on, unless the page is closed. Throws NotFound; Conflict when something was
 * decided since the summary was seen, committed already, or the page is closed; Invalid with what cannot be said.
 */
export const commitPage = command('proposal:commit', commitInput, async (context, input) => {
  const { tenant, now } = context;
  const { pageId, digest } = input;
  await openPage(context, pageId);
  await lockControls(context);
  await lockClaims(context);
  const planned = await planPage(tenant, pageId);
  const { plan, subprocessors, contact } = planned;
  if (planned.digest !== digest)
    throw new Conflict('This page was committed or changed since you looked at it. Please look again.');
  if (plan.claims.length + subprocessors.length === 0 && !contact && !input.close)
    throw new Invalid('Nothing is accepted yet, so there is nothing to commit.');
  if (plan.problems.length > 0)
    throw new Invalid(plan.problems.map(({ proposalId, message }) => ({ path: proposalId, message })));
  const controlIds = await writeControls(context, planned);
  const events = [
    ...(await writeClaims(context, planned, controlIds)),
    ...(await writeSubprocessors(context, subprocessors)),
    ...(await writeContact(context, contact)),
  ];
  await tenant.proposalFinding.updateMany({
    where: { pageId, decision: 'accepted', committedAt: null },
    data: { committedAt: now },
  });
  const closed = input.close || planned.open + planned.openFindings === 0;
  if (closed) await close(context, pageId);
  const fresh = plan.controls.filter(({ kind }) => kind !== 'existing');
  const result: Commit = {
    claims: plan.claims.length,
    created: fresh.length,
    reused: plan.controls.length - fresh.length,
    mappings: plan.mappings,
    subprocessors: subprocessors.length,
    closed,
  };
  const leftOut = closed ? planned.open : 0;
  const made = fresh.map(({ key }) => ({
    subject: `control:${controlIds.get(key) ?? ''}` as const,
    action: 'control:add' as const,
    data: { pageId },
  }));
  const data = { ...result, leftOut, contact: contact !== null };
  return { result, events: [{ subject: `proposal-page:${pageId}`, data }, ...made, ...events] };
});
