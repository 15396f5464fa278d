import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import { parse } from '#lib/parse.ts';
import { addSubprocessorInput } from '#lib/subprocessor/schema.ts';
import { email } from '#lib/text.ts';
import { openPage, type Reviewing } from './page-steps.ts';
import { acceptFindingInput, findingInput } from './schema.ts';

async function openFinding(
  context: Reviewing,
  { findingId, revision }: { findingId: string; revision: number },
) {
  const where = { id: findingId };
  const page = await context.tenant.proposalFinding.findFirst({ where, select: { pageId: true } });
  if (!page) throw new NotFound('There is no such finding.');
  await openPage(context, page.pageId);
  const finding = await context.tenant.proposalFinding.findFirstOrThrow({ where });
  if (finding.committedAt) throw new Conflict('This was committed already.');
  if (finding.revision !== revision)
    throw new Conflict('Somebody else decided on this meanwhile. You see it as it is now.');
  return finding;
}

type Finding = Awaited<ReturnType<typeof openFinding>>;

async function decide(
  { tenant, now, by }: Reviewing,
  { id, revision }: Finding,
  data: { decision: string | null; name?: string; purpose?: string; location?: string },
): Promise<void> {
  const decided =
    data.decision === null ? { decidedAt: null, decidedBy: null } : { decidedAt: now, decidedBy: by };
  const { count } = await tenant.proposalFinding.updateMany({
    where: { id, revision },
    data: { ...data, ...decided, revision: revision + 1 },
  });
  if (count === 0) throw new Conflict('Somebody else was faster. Please reload.');
}

async function refuseSecondContact({ tenant }: Reviewing, { id, pageId, kind, detail, name }: Finding) {
  if (kind !== 'contact') return;
  if (detail !== 'email') throw new Invalid('Only an e-mail address can be the contact of the portal.');
  parse(email, name);
  // The portal has one contact: whoever takes another lets go of this one.
  await tenant.proposalFinding.updateMany({
    where: { pageId, kind: 'contact', decision: 'accepted', committedAt: null, id: { not: id } },
    data: { decision: null, decidedAt: null, decidedBy: null, revision: { increment: 1 } },
  });
}

/**
 * Takes a found company as subprocessor, or a found address as the contact of the portal; of several addresses the last.
 * Throws NotFound, Conflict; Invalid where a subprocessor lacks its purpose or location, or the contact is no e-mail address.
 */
export const acceptFinding = command('proposal:decide', acceptFindingInput, async (context, input) => {
  const { findingId, revision, name, purpose, location } = input;
  const finding = await openFinding(context, { findingId, revision });
  await refuseSecondContact(context, finding);
  const said =
    finding.kind === 'subprocessor'
      ? parse(addSubprocessorInput.pick({ name: true, purpose: true, location: true }), {
          name: name ?? finding.name,
          purpose,
          location,
        })
      : {};
  await decide(context, finding, { decision: 'accepted', ...said });
  const data = { pageId: finding.pageId, kind: finding.kind, decision: 'accepted' };
  return { result: undefined, events: [{ subject: `proposal-finding:${findingId}`, data }] };
});

/** Drops a found company or address. Throws NotFound, Conflict. */
export const dropFinding = command('proposal:decide', findingInput, async (context, input) => {
  const finding = await openFinding(context, input);
  await decide(context, finding, { decision: 'dropped' });
  const data = { pageId: finding.pageId, kind: finding.kind, decision: 'dropped' };
  return { result: undefined, events: [{ subject: `proposal-finding:${finding.id}`, data }] };
});

/** Opens a decided finding again. Throws NotFound, Conflict. */
export const undoFinding = command('proposal:decide', findingInput, async (context, input) => {
  const finding = await openFinding(context, input);
  await decide(context, finding, { decision: null });
  const data = { pageId: finding.pageId, kind: finding.kind, decision: null };
  return { result: undefined, events: [{ subject: `proposal-finding:${finding.id}`, data }] };
});
