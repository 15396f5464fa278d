import pg from 'pg';
import type { MemberActor } from '#lib/auth/actor.ts';

/** The organization that is measured, and somebody of it who may read everything. */
export const organizationId = '00000000-0000-7000-8000-000000000000';
const memberId = '00000000-0000-7000-8000-0000000000a0';
export const owner: MemberActor = {
  kind: 'member',
  organizationId,
  memberId,
  sessionId: memberId,
  name: 'Member 0',
  email: 'm0@bench.example',
  roles: ['owner'],
  delegatedBy: [],
  origin: { address: '', userAgent: 'bench', requestId: 'bench' },
};

// References are not tried row by row: what is written here refers to what is written here.
const organizations = `
SET synchronous_commit = off;
SET session_replication_role = replica;
INSERT INTO "Organization" (id, slug, name, "timeZone", "createdAt")
  SELECT ('00000000-0000-7000-8000-' || lpad(o::text, 12, '0'))::uuid, 'o' || o, 'O', 'UTC', now() FROM generate_series(0, 50) o;
CREATE TEMP TABLE plan AS SELECT id AS org, slug = 'o0' AS big, CASE WHEN slug = 'o0' THEN 2000 ELSE 40 END AS controls,
  CASE WHEN slug = 'o0' THEN 100000 ELSE 2000 END AS items FROM "Organization";
INSERT INTO "Member" ("organizationId", id, email, name, "invitedBy", "createdAt")
  SELECT org, ('00000000-0000-7000-8000-0000000000' || to_hex(160 + n))::uuid, 'm' || n || '@bench.example', 'Member ' || n, 'x', now()
  FROM plan, generate_series(0, 39) n;
INSERT INTO "MemberRole" ("organizationId", "memberId", role, "grantedAt", "grantedBy")
  SELECT "organizationId", id, 'security', now(), 'x' FROM "Member";
`;

const frameworks = `
CREATE TEMP TABLE framework AS SELECT org, key, gen_random_uuid() AS id, size FROM plan,
  (VALUES ('nist-csf', 134), ('nist-sp-800-53', 1189)) f(key, size) WHERE big OR key = 'nist-csf';
INSERT INTO "Framework" ("organizationId", id, key, version, title, origin, "adoptedAt", "adoptedBy")
  SELECT org, id, key, '1', key, 'table', now(), 'x' FROM framework;
CREATE TEMP TABLE requirement AS SELECT org, f.id AS framework, key, n, gen_random_uuid() AS id FROM framework f, generate_series(0, size - 1) n;
INSERT INTO "Requirement" ("organizationId", id, "frameworkId", identifier, kind, position, title, wording)
  SELECT org, id, framework, (ARRAY['GV', 'ID', 'PR', 'DE', 'RS', 'RC'])[n % 6 + 1] || '.' || chr(65 + n % 22) || '-' || n, 'subcategory', n,
    'Requirement ' || n, 'Words of the outcome numbered ' || md5(n::text) FROM requirement;
`;

const controls = `
CREATE TEMP TABLE control AS SELECT org, n, controls, gen_random_uuid() AS id, gen_random_uuid() AS need FROM plan, generate_series(0, controls - 1) n;
INSERT INTO "Control" ("organizationId", id, identifier, title, description, "ownerId", implementation, responsibility, tier, "cadenceDays", tags, "createdAt", "changedAt")
  SELECT org, id, 'C-' || n, 'Control of ' || md5(n::text), repeat('What is done and how it is looked after. ', 5),
    CASE WHEN n % 10 > 0 THEN ('00000000-0000-7000-8000-0000000000' || to_hex(160 + n % 20))::uuid END,
    CASE WHEN n % 20 = 3 THEN 'planned' WHEN n % 20 = 4 THEN 'partial' ELSE 'implemented' END, (ARRAY['us', 'provider', 'customer'])[n % 3 + 1], n % 4 + 1, 365,
    ARRAY['tag ' || n % 7, 'tag ' || n % 50], now() - interval '400 days', now() - n * interval '1 hour' FROM control;
INSERT INTO "ControlRevision" ("organizationId", id, "controlId", number, implementation, "cadenceDays", content, "changedAt", "changedBy")
  SELECT org, gen_random_uuid(), id, k, CASE WHEN n % 20 = 3 THEN 'planned' ELSE 'implemented' END, 365, '{}', now() - (400 - k) * interval '1 day', 'x'
  FROM control, generate_series(1, 3) k;
INSERT INTO "ControlRequirement" ("organizationId", "controlId", "requirementId", origin, "createdAt", "createdBy")
  SELECT c.org, c.id, r.id, 'hand', now(), 'x' FROM control c JOIN requirement r ON r.org = c.org
  WHERE c.n % 12 > 0 AND (r.key = 'nist-csf' AND r.n IN (c.n % 134, (c.n * 7 + 3) % 134) OR r.key <> 'nist-csf' AND r.n IN (c.n % 1189, (c.n * 11 + 5) % 1189));
INSERT INTO "EvidenceRequirement" ("organizationId", id, "controlId", what, "everyDays", "responsibleId", "startsOn", "createdAt", "createdBy")
  SELECT org, need, id, 'An export of who may do what', 180, CASE WHEN n % 3 = 0 THEN ('00000000-0000-7000-8000-0000000000' || to_hex(160 + n % 20))::uuid END,
    current_date - 300, now() - interval '400 days', 'x' FROM control;
`;

// Every fourth item has a second revision; one of 200 waits for a review, one of 5,000 was rejected.
const evidence = `
CREATE TEMP TABLE item AS SELECT org, n, n % controls AS c, gen_random_uuid() AS id, gen_random_uuid() AS first, gen_random_uuid() AS second,
  n % 4 = 0 AS twice FROM plan, generate_series(0, items - 1) n;
ANALYZE control, item, requirement;
INSERT INTO "EvidenceItem" ("organizationId", id, title, kind, source, "collectedOn", "validUntilOn", "currentRevisionId", "createdAt", "createdBy", "archivedAt",
    note, url, verdict, "judgedVerdict", "judgedCollectedOn", "judgedValidUntilOn", "settledAt")
  SELECT org, id, 'Evidence of ' || md5(n::text), (ARRAY['file', 'link', 'record'])[n % 3 + 1], 'source ' || n % 100, current_date - (n % 280),
    CASE WHEN n % 5 = 0 THEN current_date - (n % 280) + 300 END, CASE WHEN twice THEN second ELSE first END, now() - n * interval '4 minutes', 'x',
    CASE WHEN n % 50 = 7 THEN now() END, 'Note ' || md5('note' || n), 'https://bench.example/' || n,
    CASE WHEN n % 200 IN (9, 12) THEN 'waiting' WHEN n % 5000 = 1 THEN 'rejected' ELSE 'accepted' END,
    CASE WHEN n % 200 = 9 THEN NULL WHEN n % 5000 = 1 THEN 'rejected' ELSE 'accepted' END,
    CASE WHEN n % 200 <> 9 THEN current_date - (n % 280) END, CASE WHEN n % 5 = 0 AND n % 200 <> 12 THEN current_date - (n % 280) + 300 END,
    greatest(now() - CASE WHEN n % 200 = 9 THEN 299 WHEN n % 200 = 12 THEN 250 WHEN twice THEN 249 ELSE 298 END * interval '1 day',
      (current_date - (n % 280))::timestamp AT TIME ZONE 'UTC' + interval '12 hours')
  FROM item;
INSERT INTO "EvidenceRevision" ("organizationId", id, "itemId", number, "collectedOn", "validUntilOn", "receivedAt", "receivedBy", url, note, sha256)
  SELECT org, first, id, 1, current_date - (n % 280), CASE WHEN n % 5 = 0 AND NOT twice THEN current_date - (n % 280) + 300 END, now() - interval '299 days',
    'member:00000000-0000-7000-8000-0000000000' || to_hex(160 + n % 20), 'https://bench.example/' || n, 'Note ' || md5('note' || n), 'x' FROM item;
INSERT INTO "EvidenceRevision" ("organizationId", id, "itemId", number, "collectedOn", "validUntilOn", "receivedAt", "receivedBy", url, note, sha256)
  SELECT org, second, id, 2, current_date - (n % 280), CASE WHEN n % 5 = 0 THEN current_date - (n % 280) + 300 END, now() - interval '250 days',
    'member:00000000-0000-7000-8000-0000000000' || to_hex(160 + n % 20), 'https://bench.example/' || n, 'Note ' || md5('note' || n), 'x' FROM item WHERE twice;
INSERT INTO "EvidenceReview" ("organizationId", id, "revisionId", verdict, "reviewedAt", "reviewedBy")
  SELECT org, gen_random_uuid(), first, CASE WHEN n % 5000 = 1 THEN 'rejected' ELSE 'accepted' END, now() - interval '298 days', 'x'
  FROM item WHERE n % 200 <> 9;
INSERT INTO "EvidenceReview" ("organizationId", id, "revisionId", verdict, "reviewedAt", "reviewedBy")
  SELECT org, gen_random_uuid(), second, 'accepted', now() - interval '249 days', 'x' FROM item WHERE twice AND n % 200 <> 12;
INSERT INTO "EvidenceControl" ("organizationId", id, "itemId", "controlId", "evidenceRequirementId", "createdAt", "createdBy")
  SELECT i.org, gen_random_uuid(), i.id, c.id, CASE WHEN i.n % 2 = 0 THEN c.need END, now() - interval '299 days', 'x'
  FROM item i JOIN control c ON c.org = i.org AND c.n = i.c;
`;

const claims = `
INSERT INTO "Claim" ("organizationId", id, section, text, position, "createdAt", "changedAt", metric, comparator, value, unit)
  SELECT org, gen_random_uuid(), 'Area ' || n / 50, 'We keep the promise numbered ' || md5(n::text), n, now() - interval '200 days', now() - n * interval '1 hour',
    CASE WHEN n % 4 = 0 THEN 'retention' END, CASE WHEN n % 4 = 0 THEN '<=' END, CASE WHEN n % 4 = 0 THEN '60' END, CASE WHEN n % 4 = 0 THEN 'days' END
  FROM plan, generate_series(0, CASE WHEN big THEN 999 ELSE 40 END) n;
INSERT INTO "ClaimEdition" ("organizationId", id, "claimId", number, section, text, audience, "createdAt", "createdBy")
  SELECT "organizationId", gen_random_uuid(), id, 1, section, text, audience, "createdAt", 'x' FROM "Claim";
INSERT INTO "ClaimControl" ("organizationId", id, "claimId", "controlId", "createdAt", "createdBy")
  SELECT l."organizationId", gen_random_uuid(), l.id, c.id, now() - interval '200 days', 'x' FROM "Claim" l
  JOIN control c ON c.org = l."organizationId" AND c.n IN (l.position % c.controls, (l.position * 3 + 1) % c.controls);
`;

const visitors = `
CREATE TEMP TABLE visitor AS SELECT org, n, gen_random_uuid() AS id, gen_random_uuid() AS copy FROM plan, generate_series(1, CASE WHEN big THEN 20000 ELSE 200 END) n;
INSERT INTO "Visitor" ("organizationId", id, email, name, company, "createdAt", "verifiedAt")
  SELECT org, id, 'v' || n || '@c' || n % 900 || '.example', 'Visitor ' || md5(n::text), 'Company ' || n % 900, now() - n * interval '10 minutes', now() FROM visitor;
INSERT INTO "AccessRequest" ("organizationId", id, number, "visitorId", name, company, title, relationship, reason, address, "createdAt", "submittedAt", "dueAt", "expiresAt", "closedAt")
  SELECT org, gen_random_uuid(), n, id, 'Visitor ' || n, 'Company ' || n % 900, 'CISO', 'customer', 'Our yearly review', '', now() - n * interval '10 minutes',
    now() - n * interval '10 minutes', now() + interval '1 day', now() + interval '30 days', CASE WHEN n > 500 THEN now() END FROM visitor;
INSERT INTO "Document" ("organizationId", id, title, tier, position, "createdAt", "createdBy")
  SELECT org, '00000000-0000-7000-8000-000000000001', 'Report', 'restricted', 0, now(), 'x' FROM plan;
INSERT INTO "DocumentRevision" ("organizationId", id, "documentId", number, state, reasons, "receivedAt", "receivedBy", "originalFileId")
  SELECT org, '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000001', 1, 'ready', '[]', now(), 'x', org FROM plan;
INSERT INTO "Copy" ("organizationId", id, code, "visitorId", "documentId", "revisionId", "sealedPieces", "sizeBytes", "createdAt")
  SELECT org, copy, 'CODE' || n, id, '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000001', '', 1000, now() FROM visitor;
INSERT INTO "Delivery" ("organizationId", id, "copyId", address, "userAgent", "rangeStart", "rangeEnd", "startedAt", "completedAt", "brokenOffAt")
  SELECT org, gen_random_uuid(), copy, '', '', 0, 1000, now() - (n * 5 + k) * interval '1 minute', CASE WHEN n % 30 > 0 THEN now() END, CASE WHEN n % 30 = 0 THEN now() END
  FROM visitor, generate_series(1, 5) k;
INSERT INTO "AuditEvent" ("organizationId", id, at, action, actor, subject, "requestId", body, "bodySha256")
  SELECT org, gen_random_uuid(), now() - (items - n) * interval '1 minute', CASE WHEN n % 100 = 0 THEN 'member:invite' ELSE 'evidence:add' END,
    'member:00000000-0000-7000-8000-0000000000' || to_hex(160 + n % 20), 'evidence:' || gen_random_uuid(), 'r', '{}', 'x' FROM plan, generate_series(1, items) n;
ANALYZE`;

// What triggers keep is filled in by hand above; it must be what they would have written.
const unsettled = `
SELECT count(*)::int AS wrong FROM (SELECT * FROM "EvidenceItem" ORDER BY title LIMIT 2000) i, evidence_settled(i."organizationId", i.id) s
WHERE (i.verdict, i."judgedVerdict", i."judgedCollectedOn", i."judgedValidUntilOn", i."settledAt")
  IS DISTINCT FROM (s.verdict, s."judgedVerdict", s."judgedCollectedOn", s."judgedValidUntilOn", s."settledAt"::timestamptz(3))`;

/** Fills a database: 2,000 controls with 100,000 evidence items in one organization, beside 50 of ordinary size. */
export async function fillProgram(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  admin.on('error', () => {});
  await admin.connect();
  for (const part of [organizations, frameworks, controls, evidence, claims, visitors])
    await admin.query(part);
  const { rows } = await admin.query<{ wrong: number }>(unsettled);
  if (rows[0]?.wrong !== 0) throw new Error('The filled items do not repeat what their reviews say.');
  await admin.end();
}
