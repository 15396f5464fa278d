import { createHash, randomBytes } from 'node:crypto';
import type { Action } from '#lib/auth/permissions.ts';
import { writingMany } from '#lib/db/statement.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { newId } from '#lib/id.ts';
import { canonicalJson, type Json } from '#lib/json.ts';

/** What an event is about: noun and id, e.g. `grant:0190…`. */
export type Subject = `${string}:${string}`;

/**
 * What a command says happened. `data` holds ids, counts and states only; whatever names a person stands in
 * `personal`, which is stored beside the log, behind a salted hash, and may be erased later.
 */
export type EventDraft = {
  subject: Subject;
  action?: Action | 'authorization:deny';
  data?: { readonly [key: string]: Json };
  personal?: { readonly [key: string]: Json };
};

type Envelope = { organizationId: string; actor: string; action: string; at: Date; requestId: string };

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function leafOf({ organizationId, actor, at, requestId, ...envelope }: Envelope, draft: EventDraft) {
  const id = newId();
  const action = draft.action ?? envelope.action;
  const salt = randomBytes(16).toString('hex');
  const detail = draft.personal ? canonicalJson(draft.personal) : null;
  const body = canonicalJson({
    type: 'candor.event/1',
    id,
    organizationId,
    at: at.toISOString(),
    action,
    actor,
    subject: draft.subject,
    requestId,
    data: draft.data ?? {},
    ...(detail === null ? {} : { detailSha256: sha256(`${salt}${detail}`) }),
  });
  const row = { organizationId, id, at, action, actor, subject: draft.subject, requestId, body };
  return {
    row: { ...row, bodySha256: sha256(body) },
    aside: detail === null ? null : { organizationId, eventId: id, salt, detail },
  };
}

/** Writes one event into the log, in the transaction of its cause. The body is a leaf: canonical and never changed. */
export async function appendEvent(tenant: Tenant, envelope: Envelope, draft: EventDraft): Promise<void> {
  const { row, aside } = leafOf(envelope, draft);
  await tenant.auditEvent.create({ data: row, select: { id: true } });
  if (aside) await tenant.auditEventDetail.create({ data: aside, select: { eventId: true } });
}

const batch = 2000;

/** From so many on it pays to say that they are many. */
const many = 100;

/** Writes events in their order, a few statements for thousands: an import has so many. */
export async function appendEvents(
  tenant: Tenant,
  envelope: Envelope,
  drafts: readonly EventDraft[],
): Promise<void> {
  const [only] = drafts;
  if (only && drafts.length === 1) return appendEvent(tenant, envelope, only);
  if (drafts.length < many) return appendBatch(tenant, envelope, drafts);
  await writingMany(tenant, async () => {
    for (let from = 0; from < drafts.length; from += batch)
      await appendBatch(tenant, envelope, drafts.slice(from, from + batch));
  });
}

async function appendBatch(tenant: Tenant, envelope: Envelope, drafts: readonly EventDraft[]): Promise<void> {
  const leaves = drafts.map((draft) => leafOf(envelope, draft));
  const rows = JSON.stringify(leaves.map(({ row }) => row));
  const asides = JSON.stringify(leaves.flatMap(({ aside }) => (aside ? [aside] : [])));
  await tenant.$executeRaw`
      INSERT INTO "AuditEvent" ("organizationId", id, at, action, actor, subject, "requestId", body, "bodySha256")
      SELECT (e->>'organizationId')::uuid, (e->>'id')::uuid, ${envelope.at}, e->>'action', e->>'actor', e->>'subject',
        e->>'requestId', e->>'body', e->>'bodySha256'
      FROM jsonb_array_elements(${rows}::jsonb) WITH ORDINALITY AS r(e, place) ORDER BY place`;
  await tenant.$executeRaw`
      INSERT INTO "AuditEventDetail" ("organizationId", "eventId", salt, detail)
      SELECT (e->>'organizationId')::uuid, (e->>'eventId')::uuid, e->>'salt', e->>'detail'
      FROM jsonb_array_elements(${asides}::jsonb) AS r(e)`;
}
