import { dateOf, dayIn } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import {
  backClaimInput,
  claimInput,
  longestOverride,
  overrideClaimInput,
  unbackClaimInput,
} from './schema.ts';
import { readStandings } from './standing-steps.ts';
import { backWith, lockClaims, openClaim } from './steps.ts';

/** Puts controls behind a claim; those that are there already stay. Throws NotFound, Invalid over 100. */
export const backClaim = command('claim:back', backClaimInput, async (context, { id, controlIds }) => {
  await lockClaims(context);
  await openClaim(context.tenant, id);
  const added = await backWith(context, id, controlIds);
  return { result: added, events: [{ subject: `claim:${id}`, data: { controlIds, added } }] };
});

/** Takes a control from behind a claim. Throws NotFound where it is not there. */
export const unbackClaim = command('claim:back', unbackClaimInput, async (context, { id, controlId }) => {
  const { tenant, now, by } = context;
  const { count } = await tenant.claimControl.updateMany({
    where: { claimId: id, controlId, removedAt: null },
    data: { removedAt: now, removedBy: by },
  });
  if (count === 0) throw new NotFound('This control is not behind this claim.');
  return { result: undefined, events: [{ subject: `claim:${id}`, data: { controlId, removed: true } }] };
});

const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

async function today(tenant: Tenant, now: Date): Promise<string> {
  const { timeZone } = await tenant.organization.findFirstOrThrow({ select: { timeZone: true } });
  return dayIn(timeZone, now);
}

function refuseDay(from: string, untilOn: string): void {
  const length = days(from, untilOn);
  const message =
    length < 0
      ? 'Until must not lie in the past.'
      : length > longestOverride
        ? `A lapse can be overridden for at most ${longestOverride} days.`
        : null;
  if (message) throw new Invalid([{ path: 'untilOn', message }]);
}

/**
 * Lets a lapsed claim stand until a day, at most 90 days on. Throws NotFound; Conflict when it has not lapsed, was never
 * proven, or is overridden already; Invalid for a day that is past or too far.
 */
export const overrideClaim = command('claim:override', overrideClaimInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const { id, reason, untilOn } = input;
  await lockClaims(context);
  await openClaim(tenant, id);
  const day = await today(tenant, now);
  refuseDay(day, untilOn);
  const standing = (await readStandings(tenant, now, day, [id])).get(id);
  if (standing?.reason === 'overridden') throw new Conflict('This lapse is overridden already.');
  if (standing?.standing !== 'lapsed') throw new Conflict('This claim has not lapsed.');
  if (standing.verifiedOn === null)
    throw new Conflict('What was never proven cannot be overridden. Prove it, or take it off the portal.');
  const overrideId = newId();
  await tenant.claimOverride.create({
    data: {
      organizationId,
      id: overrideId,
      claimId: id,
      reason,
      untilOn: dateOf(untilOn) ?? now,
      createdAt: now,
      createdBy: by,
    },
    select: { id: true },
  });
  const data = { overrideId, untilOn, reason: standing.reason };
  return { result: undefined, events: [{ subject: `claim:${id}`, data, personal: { reason } }] };
});

/** Ends an override before its day. Throws NotFound; Conflict when none holds. */
export const endOverride = command('claim:override', claimInput, async (context, { id }) => {
  const { tenant, now, by } = context;
  await openClaim(tenant, id);
  const holds = { claimId: id, endedAt: null, untilOn: { gte: dateOf(await today(tenant, now)) ?? now } };
  const { count } = await tenant.claimOverride.updateMany({
    where: holds,
    data: { endedAt: now, endedBy: by },
  });
  if (count === 0) throw new Conflict('No override of this claim holds.');
  return { result: undefined, events: [{ subject: `claim:${id}`, data: { ended: true } }] };
});
