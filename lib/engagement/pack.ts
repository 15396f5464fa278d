import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import type { TenantReader } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { streamedPack } from '#lib/evidence/pack.ts';
import { type Pack, readPackRows } from '#lib/evidence/pack-rows.ts';
import { command, list, query } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { id } from '#lib/text.ts';
import { mayEnter } from './entry.ts';
import { engagementInput, scopedRevisionInput } from './schema.ts';
import { scopedFile } from './scoped-file.ts';
import { enterEngagement } from './steps.ts';

const beginPack = command('engagement:export', engagementInput, async (context, { engagementId }) => {
  const { tenant, now } = context;
  const { periodStartOn, periodEndOn, frameworkId } = await enterEngagement(context, engagementId);
  const { name } = await tenant.organization.findFirstOrThrow({ select: { name: true } });
  const framework = await tenant.framework.findFirst({
    where: { id: frameworkId },
    select: { key: true, version: true, title: true },
  });
  return {
    result: { asOf: now, organization: name, framework, from: periodStartOn, to: periodEndOn },
    events: [{ subject: `engagement:${engagementId}`, data: { from: periodStartOn, to: periodEndOn } }],
  };
});

/** Throws NotFound unless the engagement is (still) open to the actor: a pack may take long. */
async function requireOpen(
  tenant: TenantReader,
  actor: Actor,
  now: Date,
  engagementId: string,
): Promise<void> {
  const { today } = await readOrganizationDay(tenant, now);
  const { rows } = await sql<{
    beginsOn: string;
    endsOn: string;
    closedAt: Date | null;
    memberIds: string[];
  }>`SELECT e."beginsOn"::text, e."endsOn"::text, e."closedAt", ARRAY(SELECT a."memberId"::text
      FROM "EngagementAuditor" a WHERE a."organizationId" = e."organizationId" AND a."engagementId" = e.id) AS "memberIds"
    FROM "Engagement" e WHERE e.id = ${engagementId}::uuid`.execute(tenant);
  const [engagement] = rows;
  if (!engagement || !mayEnter(actor, engagement, today)) throw new NotFound('There is no such engagement.');
}

const batchInput = z.strictObject({ engagementId: id, asOf: z.date(), after: id.nullable() });

const readBatch = list('engagement:export', batchInput, async ({ tenant, actor, now }, input) => {
  const { engagementId, asOf, after } = input;
  await requireOpen(tenant, actor, now, engagementId);
  const holds = sql`r.id IN (SELECT s."revisionId" FROM engagement_evidence(${engagementId}::uuid) s)`;
  const names = sql`c.id IN (SELECT s."controlId" FROM engagement_controls(${engagementId}::uuid) s)`;
  return readPackRows(tenant, { asOf, after, holds, names });
});

const findFile = query('engagement:export', scopedRevisionInput, scopedFile);

/**
 * The pack of an engagement: what its auditors may see, with the hashes. @throws NotFound, Forbidden, TooMany, Unavailable
 */
export function answerEngagementPack(actor: Actor, engagementId: string): Promise<Response> {
  return streamedPack(actor, async (): Promise<Pack> => {
    const begun = await beginPack(actor, { engagementId });
    return {
      ...begun,
      read: (after) => readBatch(actor, { engagementId, asOf: begun.asOf, after }),
      file: (_, revisionId) => findFile(actor, { engagementId, revisionId }),
    };
  });
}
