import type { EventDraft } from '#lib/audit-event/append.ts';
import type { PersonActor } from '#lib/auth/actor.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { presentPerson } from '#lib/duty-link/presence-steps.ts';
import { Conflict, Forbidden, Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { translator } from '#lib/messages/translator.ts';
import { type CommandContext, command, type Outcome } from '#lib/operation.ts';
import { policyQuestions } from '#lib/policy/schema.ts';
import { keptAnswers, wrongAnswers } from './answers.ts';
import { mailReceipt } from './mail-steps.ts';
import { acknowledgeInput } from './schema.ts';
import { confirmationOf, statedOf } from './statement.ts';
import { type HeldDuty, ownDuty } from './steps.ts';
import { resembles } from './typed-name.ts';

/** What came of it: the receipt (`again`: it was acknowledged before), or the questions that were answered wrongly. */
export type Acknowledged =
  | { state: 'done'; receiptId: string; again: boolean }
  | { state: 'wrong'; wrong: number[] };

type Input = (typeof acknowledgeInput)['_output'];

const superseded =
  'This policy has a newer version meanwhile, so this one can no longer be acknowledged. Please read the new one.';

async function readPolicy(tenant: Tenant, duty: HeldDuty, input: Input) {
  const policy = await tenant.policy.findFirstOrThrow({
    where: { id: duty.policyId },
    select: { currentVersionId: true, statement: true, confirmation: true },
  });
  const version = await tenant.policyVersion.findFirst({
    where: { id: input.versionId, policyId: duty.policyId, sha256: input.sha256 },
    select: { id: true, texts: { select: { locale: true, questions: true } } },
  });
  const shown = version?.id;
  if (!version || shown !== duty.versionId || shown !== policy.currentVersionId)
    throw new Conflict(superseded);
  const text = version.texts.find(({ locale }) => locale === input.locale);
  if (!text && (version.texts.length > 0 || input.locale !== 'und'))
    throw new Invalid([{ path: 'locale', message: 'Please choose one of the languages of this policy.' }]);
  const statement = statedOf(policy, input.locale, input.statement);
  if (statement === null)
    throw new Conflict('What you are asked to state has changed meanwhile. Please read it again.');
  return { policy, statement, questions: policyQuestions.parse(text?.questions ?? []) };
}

// How often each question was answered wrongly before, as the log has it.
async function wrongBefore(tenant: Tenant, dutyId: string): Promise<number[][]> {
  const rows = await tenant.auditEvent.findMany({
    where: { subject: `duty:${dutyId}`, action: 'acknowledgement:make' },
    orderBy: { sequence: 'asc' },
    select: { body: true },
    take: 1000,
  });
  return rows.map(({ body }) => {
    const said: { data?: { wrong?: number[] } } = JSON.parse(body);
    return said.data?.wrong ?? [];
  });
}

async function receiptOf(tenant: Tenant, personId: string, versionId: string): Promise<string | null> {
  const where = { personId, policyVersionId: versionId };
  return (await tenant.acknowledgement.findFirst({ where, select: { id: true } }))?.id ?? null;
}

async function endDuty({ tenant, now }: CommandContext, dutyId: string): Promise<void> {
  const { count } = await tenant.duty.updateMany({
    where: { id: dutyId, endedAt: null },
    data: { endedAt: now, outcome: 'done' },
  });
  if (count !== 1) throw new Conflict('This is not open any more. Please reload the page.');
}

async function requireOpen(context: CommandContext, actor: PersonActor, duty: HeldDuty): Promise<void> {
  const { tenant, now } = context;
  const here = { id: actor.personId, ...(await presentPerson(tenant, now)) };
  if ((await tenant.person.count({ where: here })) === 0)
    throw new Forbidden('You cannot acknowledge here any more.');
  if (duty.endedAt === null) return;
  throw new Conflict(duty.outcome === 'superseded' ? superseded : 'You do not owe this any more.');
}

/**
 * A person acknowledges the version they were shown, for themselves alone. A second tap finds the first one's receipt; wrong
 * answers are counted and change nothing. Throws NotFound for others' duties (P08); Conflict for a superseded version and a
 * duty that has ended; Forbidden after leaving; Invalid.
 */
export const acknowledge = command(
  'acknowledgement:make',
  acknowledgeInput,
  async (context, input): Promise<Outcome<Acknowledged>> => {
    const { tenant, actor, organizationId, now, by } = context;
    if (actor.kind !== 'person') throw new Forbidden();
    const { personId, via, name } = actor;
    const duty = await ownDuty(tenant, { dutyId: input.dutyId, personId, lock: true });
    const before = await receiptOf(tenant, personId, input.versionId);
    if (before && (duty.endedAt === null || duty.outcome === 'done')) {
      if (duty.endedAt === null) await endDuty(context, duty.id);
      return {
        result: { state: 'done', receiptId: before, again: true },
        events: [{ subject: `acknowledgement:${before}`, data: { dutyId: duty.id, again: true } }],
      };
    }
    await requireOpen(context, actor, duty);
    const { policy, statement, questions } = await readPolicy(tenant, duty, input);
    const wrong = wrongAnswers(questions, input.answers);
    if (wrong.length > 0) {
      const event: EventDraft = { subject: `duty:${duty.id}`, data: { wrong } };
      return { result: { state: 'wrong', wrong }, events: [event] };
    }
    const named = (await confirmationOf(tenant, policy)) === 'name';
    if (named && !resembles(input.typedName, name)) {
      const message = translator('duty')('nameProblem', { name });
      throw new Invalid([{ path: 'typedName', message }]);
    }
    const tried = questions.length > 0 ? await wrongBefore(tenant, duty.id) : [];
    const { address, userAgent } = actor.origin;
    const id = newId();
    await tenant.acknowledgement.create({
      data: {
        organizationId,
        id,
        dutyId: duty.id,
        personId,
        policyVersionId: input.versionId,
        locale: input.locale,
        sha256: input.sha256,
        statement,
        typedName: named ? input.typedName : null,
        answers: keptAnswers(questions, (at) => 1 + tried.filter((one) => one.includes(at)).length),
        method: via,
        address,
        userAgent,
        acknowledgedAt: now,
        recordedBy: by,
      },
      select: { id: true },
    });
    await endDuty(context, duty.id);
    await mailReceipt(context, id);
    const { versionId, sha256, locale } = input;
    const data = {
      dutyId: duty.id,
      personId,
      policyId: duty.policyId,
      versionId,
      sha256,
      locale,
      method: via,
    };
    const personal = { address, userAgent, ...(named ? { typedName: input.typedName } : {}) };
    return {
      result: { state: 'done', receiptId: id, again: false },
      events: [{ subject: `acknowledgement:${id}`, data, personal }],
    };
  },
);
