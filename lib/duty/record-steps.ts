import { readReceipts } from '#lib/acknowledgement/receipt-steps.ts';
import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { dayOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { namesOf } from '#lib/grant/people.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { dutyState } from './state.ts';

/** Rows of each part of a record at most. */
const most = 1000;

type Reading = { tenant: Tenant; actor: Actor; now: Date };

const dutyFields = {
  id: true,
  kind: true,
  assignedAt: true,
  dueOn: true,
  pausedDays: true,
  endedAt: true,
  outcome: true,
  policy: { select: { title: true, identifier: true } },
  policyVersion: { select: { number: true } },
  course: { select: { title: true } },
  check: { select: { title: true } },
  exemptions: { where: { endedAt: null }, select: { reason: true }, take: 1 },
  reminders: { orderBy: { remindedAt: 'asc' }, select: { remindedAt: true, recipient: true } },
} as const;

/**
 * Everything about what a person owed and did: duties with the reminders sent, acknowledgements with version and hash,
 * training, checks, questions; oldest first. How a check came out and how well a quiz was done is told to those only who may
 * see it (null otherwise). `cut` where a part may have more rows than are read. Throws NotFound.
 */
export async function readPersonRecord({ tenant, actor, now }: Reading, personId: string) {
  const person = await tenant.person.findFirst({
    where: { id: personId },
    select: {
      id: true,
      name: true,
      email: true,
      team: true,
      role: true,
      location: true,
      startedOn: true,
      leftOn: true,
      erasedAt: true,
      manager: { select: { name: true } },
    },
  });
  if (!person) throw new NotFound('There is no such person.');
  const { today, timeZone } = await organizationDay(tenant, now);
  const organization = await tenant.organization.findFirstOrThrow({ select: { name: true } });
  const of = { where: { personId }, take: most };
  const duties = await tenant.duty.findMany({
    ...of,
    orderBy: [{ assignedAt: 'asc' }, { id: 'asc' }],
    select: dutyFields,
  });
  const receipts = await readReceipts(tenant, { personId });
  const completions = await tenant.completion.findMany({
    ...of,
    orderBy: [{ completedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      edition: true,
      sha256: true,
      scorePercent: true,
      method: true,
      completedAt: true,
      course: { select: { title: true } },
    },
  });
  const certificates = await tenant.certificate.findMany({
    ...of,
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      sentAt: true,
      verdict: true,
      reason: true,
      decidedAt: true,
      decidedBy: true,
      course: { select: { title: true } },
      duty: { select: { endedAt: true } },
    },
  });
  const nameOf = await namesOf(
    tenant,
    certificates.flatMap(({ decidedBy }) => decidedBy ?? []),
  );
  const results = await tenant.checkResult.findMany({
    ...of,
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      outcome: true,
      reason: true,
      recordedAt: true,
      check: { select: { title: true } },
    },
  });
  const questions = await tenant.dutyQuestion.findMany({
    ...of,
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, text: true, askedAt: true, answer: true, answeredAt: true },
  });
  const [seesScore, seesOutcome] = [may(actor, 'training:see-score'), may(actor, 'check:see-outcome')];
  const seesReason = may(actor, 'person:read-private');
  return {
    organization: organization.name,
    timeZone,
    today,
    seesScore,
    seesOutcome,
    person: {
      ...person,
      startedOn: person.startedOn && dayOf(person.startedOn),
      leftOn: person.leftOn && dayOf(person.leftOn),
      manager: person.manager?.name ?? null,
    },
    duties: duties.map(({ policy, policyVersion, course, check, dueOn, exemptions, ...duty }) => ({
      ...duty,
      title: policy?.title ?? course?.title ?? check?.title ?? '',
      identifier: policy?.identifier ?? null,
      number: policyVersion?.number ?? null,
      dueOn: dayOf(dueOn),
      exemptReason: seesReason ? (exemptions[0]?.reason ?? null) : null,
      state: dutyState({ dueOn: dayOf(dueOn), outcome: duty.outcome }, today),
    })),
    receipts,
    completions: completions.map(({ course, scorePercent, ...completion }) => ({
      ...completion,
      title: course.title,
      scorePercent: seesScore ? scorePercent : null,
    })),
    // What of a certificate was not good enough is as private as a score.
    certificates: seesScore
      ? certificates.map(({ course, duty, decidedBy, ...certificate }) => ({
          ...certificate,
          title: course.title,
          owed: duty.endedAt === null,
          decidedByName: decidedBy && nameOf(decidedBy),
        }))
      : [],
    // Who may not know what came out of a check learns nothing of a result either: one that ended no duty failed (decision 021).
    results: seesOutcome ? results.map(({ check, ...result }) => ({ ...result, title: check.title })) : [],
    questions,
    cut: [duties, receipts, completions, certificates, results, questions].some(
      (part) => part.length >= most,
    ),
  };
}

/** A person's record as far as this actor may read it. */
export type PersonRecord = Awaited<ReturnType<typeof readPersonRecord>>;
