import type { Actor } from '#lib/auth/actor.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, NotFound, Stale } from '#lib/errors.ts';
import { keepFile } from '#lib/file/steps.ts';
import { newId } from '#lib/id.ts';
import { type CommandContext, command } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { isOneself } from '#lib/person/oneself.ts';
import { type SentProof, withStagedProof } from '#lib/training/proof.ts';
import { ownDutyInput } from '#lib/training/schema.ts';
import { lockOwnDuty, requireChoices } from '#lib/training/steps.ts';
import {
  addCheckInput,
  type CheckOutcome,
  changeCheckInput,
  checkInput,
  recordCheckInput,
} from './schema.ts';

async function followUp({ enqueue }: CommandContext, checkId: string): Promise<void> {
  await enqueue('duty-reconcile', { kind: 'check', subjectId: checkId });
}

async function lockCheck(tenant: Tenant, checkId: string) {
  await tenant.$queryRaw`SELECT id FROM "Check" WHERE id = ${checkId}::uuid FOR NO KEY UPDATE`;
  const check = await tenant.check.findFirst({
    where: { id: checkId },
    select: { title: true, kind: true, audienceId: true, selfAttested: true, archivedAt: true },
  });
  if (!check) throw new NotFound('There is no such check.');
  if (check.archivedAt) throw new Conflict('This check is archived. Restore it first.');
  return check;
}

async function requireFreeTitle(tenant: Tenant, title: string): Promise<void> {
  if ((await tenant.check.count({ where: { title } })) > 0)
    throw new Conflict('There is a check with this title already, perhaps an archived one.');
}

/** Adds a check, and returns its id. Throws Invalid; Conflict where its title is taken. */
export const addCheck = command('check:add', addCheckInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  await requireChoices(tenant, input);
  await requireFreeTitle(tenant, input.title);
  const id = newId();
  await tenant.check.create({
    data: { organizationId, id, ...input, createdAt: now, createdBy: by },
    select: { id: true },
  });
  await followUp(context, id);
  const data = { kind: input.kind, audienceId: input.audienceId, selfAttested: input.selfAttested };
  return { result: id, events: [{ subject: `check:${id}`, data }] };
});

/** Changes a check. Throws NotFound, Invalid, Conflict when it is archived or not as it was seen. */
export const changeCheck = command('check:change', changeCheckInput, async (context, input) => {
  const { tenant } = context;
  const { checkId, revision, ...fields } = input;
  const before = await lockCheck(tenant, checkId);
  const { audienceId } = fields;
  await requireChoices(tenant, { audienceId: audienceId === before.audienceId ? null : audienceId });
  if (fields.title !== before.title) await requireFreeTitle(tenant, fields.title);
  const { count } = await tenant.check.updateMany({
    where: { id: checkId, revision },
    data: { ...fields, revision: revision + 1 },
  });
  if (count === 0) throw new Stale('this check');
  await followUp(context, checkId);
  const data = { revision: revision + 1, audienceId, selfAttested: fields.selfAttested };
  return { result: undefined, events: [{ subject: `check:${checkId}`, data }] };
});

/** Archives a check: nobody owes it any more; what was recorded stays. Throws NotFound, Conflict. */
export const archiveCheck = command('check:archive', checkInput, async (context, { checkId }) => {
  const { tenant, now } = context;
  await lockCheck(tenant, checkId);
  await tenant.check.updateMany({ where: { id: checkId }, data: { archivedAt: now } });
  await followUp(context, checkId);
  return { result: undefined, events: [{ subject: `check:${checkId}`, data: { archived: true } }] };
});

/** Takes a check out of the archive. Throws NotFound, Conflict. */
export const restoreCheck = command('check:archive', checkInput, async (context, { checkId }) => {
  const { count } = await context.tenant.check.updateMany({
    where: { id: checkId, archivedAt: { not: null } },
    data: { archivedAt: null },
  });
  if (count === 0) throw new NotFound('There is no such archived check.');
  await followUp(context, checkId);
  return { result: undefined, events: [{ subject: `check:${checkId}`, data: { restored: true } }] };
});

type Result = { dutyId: string; checkId: string; personId: string; outcome: CheckOutcome };

/**
 * Writes a result. What was owed ends as done whether somebody passed or is exempt, and stays open where they failed: a duty is
 * read by many, so it says no more than whether it is done (decision 021).
 */
async function writeResult(
  context: CommandContext,
  { dutyId, outcome, ...of }: Result,
  more: { reason?: string; fileId?: string } = {},
): Promise<string> {
  const { tenant, organizationId, now, by } = context;
  if (outcome !== 'failed') {
    const ended = await tenant.duty.updateMany({
      where: { id: dutyId, endedAt: null },
      data: { endedAt: now, outcome: 'done' },
    });
    if (ended.count === 0) throw new Conflict('This is done, or no longer asked.');
  }
  const id = newId();
  await tenant.checkResult.create({
    data: { organizationId, id, dutyId, ...of, outcome, ...more, recordedAt: now, recordedBy: by },
    select: { id: true },
  });
  await followUp(context, of.checkId);
  return id;
}

/** The open duty of a person for a check; made where there is none. */
async function openDuty(context: CommandContext, checkId: string, personId: string): Promise<string> {
  const { tenant, organizationId, now, by } = context;
  const open = await tenant.duty.findFirst({
    where: { checkId, personId, endedAt: null },
    select: { id: true },
  });
  if (open) return open.id;
  const { today } = await organizationDay(tenant, now);
  const id = newId();
  const asked = { cause: 'hand', assignedAt: now, assignedBy: by, dueOn: new Date(today) };
  await tenant.duty.create({
    data: { organizationId, id, personId, kind: 'check', checkId, ...asked },
    select: { id: true },
  });
  return id;
}

const keepResult = command('check:record', recordCheckInput, async (context, input) => {
  const { tenant, actor } = context;
  const { checkId, personId, outcome, reason, staged } = input;
  const { kind } = await lockCheck(tenant, checkId);
  const person = await tenant.person.findFirst({
    where: { id: personId, erasedAt: null },
    select: { memberId: true },
  });
  if (!person) throw new NotFound('There is no such person.');
  if (isOneself(actor, person) && (outcome === 'exempt' || kind === 'background-check'))
    throw new Conflict('Nobody records this of themselves. Please ask a colleague to do it.');
  const dutyId = await openDuty(context, checkId, personId);
  const fileId = staged ? await keepFile(context, staged) : null;
  const result = { dutyId, checkId, personId, outcome };
  const resultId = await writeResult(context, result, { reason, ...(fileId ? { fileId } : {}) });
  // Neither of whom, nor how it came out, nor why: the log has more readers than that, and a result after which somebody still
  // owes the check is a failed one.
  return { result: resultId, events: [{ subject: `check:${checkId}`, data: { resultId } }] };
});

/** Records how a check of somebody came out, with a file where there is one. Throws as `withStagedProof`, NotFound, Conflict. */
export function recordCheck(
  actor: Actor,
  input: Omit<Parameters<typeof keepResult>[1], 'staged'>,
  proof: SentProof | null = null,
): Promise<string> {
  if (!proof) return keepResult(actor, input);
  return withStagedProof(actor, proof, (staged) => keepResult(actor, { ...input, staged }));
}

/** Says of oneself what a check asks, where the check takes people's word. Throws NotFound, Conflict. */
export const attestCheck = command('check:attest', ownDutyInput, async (context, { dutyId }) => {
  const { personId, checkId } = await lockOwnDuty(context, dutyId);
  if (!checkId) throw new NotFound('There is no such duty.');
  const { selfAttested } = await lockCheck(context.tenant, checkId);
  if (!selfAttested) throw new Conflict('This cannot be said by yourself. Somebody will record it.');
  const resultId = await writeResult(context, { dutyId, checkId, personId, outcome: 'passed' });
  return { result: resultId, events: [{ subject: `check:${checkId}`, data: { dutyId, resultId } }] };
});
