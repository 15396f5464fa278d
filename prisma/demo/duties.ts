import { sql } from 'kysely';
import type { OperatorActor } from '#lib/auth/actor.ts';
import { systemActor } from '#lib/auth/actor.ts';
import { runIn } from '#lib/db/statement.ts';
import { reconcile } from '#lib/duty/reconcile.ts';
import { command, nothing } from '#lib/operation.ts';

// Chosen by the ids, so that each person is quick or slow on their own and a few never answer.
const chance = (salt: string) =>
  sql`(abs(hashtext(d."personId"::text || d."policyId"::text || ${salt})::bigint) % 1000)`;

/** Puts what was just published and asked back to the days on which the fictional company did it. */
const backdate = command('duty:make', nothing, async ({ tenant, organizationId, by }) => {
  await runIn(
    tenant,
    sql`UPDATE "PolicyPublication" SET "publishedAt" = "effectiveOn" + time '10:00' WHERE "effectiveOn" < current_date`,
  );
  await runIn(
    tenant,
    sql`UPDATE "Duty" d SET "assignedAt" = x.day + time '10:02', "dueOn" = x.day + x.days
      FROM (SELECT d.id, y."dueWithinDays" AS days, greatest(u."publishedAt"::date, p."startedOn") AS day FROM "Duty" d
        JOIN "Person" p ON p.id = d."personId" JOIN "Policy" y ON y.id = d."policyId"
        JOIN "PolicyPublication" u ON u."versionId" = d."policyVersionId") x
      WHERE d.id = x.id AND x.day < current_date`,
  );
  // Nine of ten answer within five weeks, most of them at once.
  const acknowledged = await runIn(
    tenant,
    sql`WITH answered AS (SELECT d.*, d."assignedAt" + (power(${chance('when')} / 1000.0, 3) * 34 + 0.05) * interval '1 day' AS at
        FROM "Duty" d WHERE d."policyId" IS NOT NULL AND d."endedAt" IS NULL AND ${chance('whether')} < 900),
      met AS (UPDATE "Duty" d SET "endedAt" = a.at, outcome = 'done' FROM answered a WHERE d.id = a.id AND a.at < now()
        RETURNING d."organizationId", d.id, d."personId", d."policyVersionId", a.at)
      INSERT INTO "Acknowledgement" ("organizationId", id, "dutyId", "personId", "policyVersionId", locale, sha256, statement, method,
        address, "userAgent", "acknowledgedAt", "recordedBy")
      SELECT m."organizationId", gen_random_uuid(), m.id, m."personId", v.id, coalesce(t.locale, 'en'), v.sha256,
        'I have read and understood this policy, and I will follow it.', 'link', '203.0.113.' || abs(hashtext(m.id::text)) % 250,
        'Demo', m.at, 'person:' || m."personId"
      FROM met m JOIN "PolicyVersion" v ON v.id = m."policyVersionId" LEFT JOIN "PolicyText" t ON t."versionId" = v.id AND t.original`,
  );
  await runIn(
    tenant,
    sql`INSERT INTO "DutyReminder" ("organizationId", "dutyId", recipient, "daysBefore", "remindedAt")
      SELECT d."organizationId", d.id, 'person', r.distance, least(d."dueOn" - r.distance + time '09:00', now())
      FROM "Duty" d, (VALUES (14), (7), (1), (0), (-3), (-7)) r(distance)
      WHERE d."policyId" IS NOT NULL AND d."dueOn" - r.distance >= d."assignedAt"::date
        AND d."dueOn" - r.distance <= coalesce(d."endedAt", now())::date ON CONFLICT DO NOTHING`,
  );
  // The first mails of the demo tell of what comes next, not of half a year.
  await runIn(
    tenant,
    sql`INSERT INTO "DutyReminder" ("organizationId", "dutyId", recipient, "daysBefore", "remindedAt")
      SELECT "organizationId", id, 'manager', "dueOn" - current_date, now() FROM "Duty"
      WHERE "endedAt" IS NULL AND "dueOn" < current_date ON CONFLICT DO NOTHING`,
  );
  return {
    result: acknowledged,
    events: [{ subject: `organization:${organizationId}`, data: { acknowledged, by } }],
  };
});

/** What the demo's people owe and did over the last months, so that campaigns have a course; returns how many confirmed. */
export async function seedDuties({ organizationId }: OperatorActor): Promise<number> {
  const actor = systemActor(organizationId, 'demo');
  await reconcile(organizationId, { kind: 'policy' });
  return backdate(actor, {});
}
