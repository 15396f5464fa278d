import { dayOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import type { SettingValue } from '#lib/setting/schema.ts';
import { heldAddresses } from './hold-steps.ts';

/** The same day and time some months earlier; the last day of a shorter month. */
export function monthsBefore(now: Date, months: number): Date {
  const then = new Date(now);
  then.setUTCMonth(then.getUTCMonth() - months);
  // 31 March less one month would be 3 March.
  if (then.getUTCDate() !== now.getUTCDate()) then.setUTCDate(0);
  return then;
}

/** The moments before which something must have ended for its people to be erased at `now`. */
export function cutoffs(setting: SettingValue<'privacy'>, now: Date) {
  const { keepLeaverYears } = setting;
  return {
    visitors: monthsBefore(now, setting.keepMonths),
    persons: keepLeaverYears === null ? null : monthsBefore(now, 12 * keepLeaverYears),
    requests: monthsBefore(now, setting.keepRequestMonths),
    signatures: monthsBefore(now, setting.keepSignatureMonths),
  };
}

type Ids = { id: string }[];
const idsOf = (rows: Ids) => rows.map(({ id }) => id);

/**
 * Visitors of whom nothing was heard since `before`: no session, request, grant, signature, copy or download since, nothing
 * open now, not blocked, and nobody merged into them since.
 */
export async function dueVisitors(tenant: Tenant, before: Date, limit: number): Promise<string[]> {
  return idsOf(
    await tenant.$queryRaw<Ids>`
    SELECT v.id FROM "Visitor" v
    WHERE v."createdAt" < ${before} AND v."erasedAt" IS NULL AND v."mergedIntoId" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "VisitorBlock" b WHERE b."organizationId" = v."organizationId"
        AND b."visitorId" = v.id AND b."liftedAt" IS NULL)
      AND NOT EXISTS (SELECT 1 FROM "Session" s WHERE s."organizationId" = v."organizationId"
        AND s."visitorId" = v.id AND s."lastSeenAt" >= ${before})
      AND NOT EXISTS (SELECT 1 FROM "AccessRequest" r WHERE r."organizationId" = v."organizationId"
        AND r."visitorId" = v.id AND (r."createdAt" >= ${before} OR r."closedAt" >= ${before}
          OR (r."closedAt" IS NULL AND r."submittedAt" IS NOT NULL)))
      AND NOT EXISTS (SELECT 1 FROM "Grant" g WHERE g."organizationId" = v."organizationId"
        AND g."visitorId" = v.id AND (g."grantedAt" >= ${before} OR (g."supersededAt" IS NULL
          AND (g."expiresAt" IS NULL OR g."expiresAt" >= ${before}) AND NOT EXISTS (SELECT 1 FROM "Revocation" x
          WHERE x."organizationId" = g."organizationId" AND x."grantId" = g.id AND x."reinstatedAt" IS NULL
            AND x."revokedAt" < ${before}))))
      AND NOT EXISTS (SELECT 1 FROM "NdaSignature" n WHERE n."organizationId" = v."organizationId"
        AND n."visitorId" = v.id AND n."signedAt" >= ${before})
      AND NOT EXISTS (SELECT 1 FROM "Copy" c LEFT JOIN "Delivery" d ON d."organizationId" = c."organizationId"
        AND d."copyId" = c.id WHERE c."organizationId" = v."organizationId" AND c."visitorId" = v.id
        AND (c."createdAt" >= ${before} OR d."startedAt" >= ${before}))
      AND NOT EXISTS (SELECT 1 FROM "Visitor" m WHERE m."organizationId" = v."organizationId"
        AND m."mergedIntoId" = v.id AND m."mergedAt" >= ${before})
    ORDER BY v."createdAt", v.id LIMIT ${limit}`,
  );
}

/** Persons who left before the day of `before`, whose leaving is done and whom nothing holds; null keeps everybody. */
export async function dueLeavers(tenant: Tenant, before: Date | null, limit: number): Promise<string[]> {
  if (before === null) return [];
  return idsOf(
    await tenant.person.findMany({
      where: {
        erasedAt: null,
        endedAt: { not: null },
        leftOn: { lt: new Date(dayOf(before)) },
        OR: [{ memberId: null }, { member: { removedAt: { not: null } } }],
        holds: { none: { liftedAt: null } },
      },
      select: { id: true },
      orderBy: [{ leftOn: 'asc' }, { id: 'asc' }],
      take: limit,
    }),
  );
}

/** Requests that were closed, or never confirmed in time, before `before`. */
export async function dueRequests(tenant: Tenant, before: Date, limit: number): Promise<string[]> {
  return idsOf(
    await tenant.accessRequest.findMany({
      where: {
        erasedAt: null,
        OR: [{ closedAt: { lt: before } }, { closedAt: null, submittedAt: null, expiresAt: { lt: before } }],
      },
      select: { id: true },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: limit,
    }),
  );
}

/** Signatures that ended before `before`. One that still counts is never among them. */
export async function dueSignatures(tenant: Tenant, before: Date, limit: number): Promise<string[]> {
  return idsOf(
    await tenant.ndaSignature.findMany({
      where: { erasedAt: null, expiresAt: { lt: before } },
      select: { id: true },
      orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
      take: limit,
    }),
  );
}

/** Waivers that ended before `before`, by their day or by hand. */
export async function dueWaivers(tenant: Tenant, before: Date, limit: number): Promise<string[]> {
  return idsOf(
    await tenant.ndaWaiver.findMany({
      where: { erasedAt: null, OR: [{ endedAt: { lt: before } }, { expiresAt: { lt: before } }] },
      select: { id: true },
      orderBy: [{ waivedAt: 'asc' }, { id: 'asc' }],
      take: limit,
    }),
  );
}

/** Mails to outside people and about them from before `before` that still say something; none that waits to be sent. */
export async function dueMails(tenant: Tenant, before: Date, limit: number): Promise<string[]> {
  return idsOf(
    await tenant.mail.findMany({
      where: {
        createdAt: { lt: before },
        recipient: { not: '', notIn: await heldAddresses(tenant) },
        OR: [{ sentAt: { not: null } }, { failedAt: { not: null } }],
      },
      select: { id: true },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: limit,
    }),
  );
}
