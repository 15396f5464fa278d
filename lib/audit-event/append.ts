import { createHash, randomBytes } from 'node:crypto';
import type { Action } from '#lib/auth/permissions.ts';
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

/** Writes one event into the log, in the transaction of its cause. The body is a leaf: canonical and never changed. */
export async function appendEvent(tenant: Tenant, envelope: Envelope, draft: EventDraft): Promise<void> {
  const { organizationId, actor, at, requestId } = envelope;
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
  await tenant.auditEvent.create({ data: { ...row, bodySha256: sha256(body) }, select: { id: true } });
  if (detail !== null) {
    await tenant.auditEventDetail.create({
      data: { organizationId, eventId: id, salt, detail },
      select: { eventId: true },
    });
  }
}
