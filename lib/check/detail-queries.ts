import { z } from 'zod';
import { dayOf } from '#lib/day.ts';
import { NotFound } from '#lib/errors.ts';
import { sealedFile } from '#lib/file/stored-file.ts';
import { namesOf } from '#lib/grant/people.ts';
import { query } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { id } from '#lib/text.ts';
import { ownDutyInput } from '#lib/training/schema.ts';
import { checkInput, checkKinds } from './schema.ts';

/** One check, without anybody's result. Throws NotFound. */
export const getCheck = query('check:read', checkInput, async ({ tenant }, { checkId }) => {
  const check = await tenant.check.findFirst({
    where: { id: checkId },
    select: {
      id: true,
      kind: true,
      title: true,
      description: true,
      audienceId: true,
      dueWithinDays: true,
      everyDays: true,
      selfAttested: true,
      revision: true,
      createdAt: true,
      createdBy: true,
      archivedAt: true,
      audience: { select: { name: true } },
    },
  });
  if (!check) throw new NotFound('There is no such check.');
  const { audience, createdBy, ...facts } = check;
  const nameOf = await namesOf(tenant, [createdBy]);
  const kind = checkKinds.find((one) => one === check.kind) ?? 'other';
  return { ...facts, kind, audienceName: audience?.name ?? null, createdByName: nameOf(createdBy) };
});

const resultInput = z.strictObject({ resultId: id });

/** The file of a result. Throws NotFound. */
export const getCheckFile = query('check:see-outcome', resultInput, async ({ tenant }, { resultId }) => {
  const found = await tenant.checkResult.findFirst({ where: { id: resultId }, select: { fileId: true } });
  if (!found?.fileId) throw new NotFound('There is no such file.');
  return sealedFile(tenant, found.fileId);
});

/** What the person who asks owes of a check, and whether they may say it themselves. Throws NotFound. */
export const getOwnCheck = query('duty:view', ownDutyInput, async ({ tenant, actor, now }, { dutyId }) => {
  const personId = actor.kind === 'person' ? actor.personId : '';
  const duty = personId
    ? await tenant.duty.findFirst({
        where: { id: dutyId, personId, checkId: { not: null } },
        select: {
          dueOn: true,
          endedAt: true,
          outcome: true,
          check: {
            select: { title: true, kind: true, description: true, selfAttested: true, archivedAt: true },
          },
        },
      })
    : null;
  if (!duty?.check) throw new NotFound('There is no such duty.');
  const { today } = await organizationDay(tenant, now);
  const { archivedAt, ...check } = duty.check;
  const dueOn = dayOf(duty.dueOn);
  return {
    ...check,
    dueOn,
    overdue: duty.endedAt === null && dueOn < today,
    open: duty.endedAt === null && archivedAt === null,
    done: duty.outcome === 'done',
    endedAt: duty.endedAt,
  };
});
