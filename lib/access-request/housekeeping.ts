import type { EventDraft } from '#lib/audit-event/append.ts';
import { systemActor } from '#lib/auth/actor.ts';
import { Conflict } from '#lib/errors.ts';
import { command, nothing, query } from '#lib/operation.ts';
import { lockRequest } from './lock-steps.ts';
import { closedMail } from './mail-steps.ts';
import { tellApprovers, tellAt, untold } from './notice-steps.ts';
import { requestInput } from './schema.ts';

const batch = 200;

const findDue = query('access-request:expire', nothing, async ({ tenant, now }) => {
  const due = await tenant.accessRequest.findMany({
    where: { closedAt: null, expiresAt: { lte: now } },
    orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
    take: batch,
    select: { id: true },
  });
  return due.map((request) => request.id);
});

/** Ends one request that nobody decided, or whose address nobody confirmed, in time. Conflict when it is not due. */
export const expireRequest = command('access-request:expire', requestInput, async (context, input) => {
  const { tenant, now } = context;
  const request = await lockRequest(tenant, input.requestId, 'expire');
  if (request.expiresAt > now) throw new Conflict('This request is not due to expire.');
  await tenant.accessRequest.updateMany({
    where: { id: request.id, closedAt: null },
    data: { expiredAt: now, closedAt: now },
  });
  // Of a request that was never confirmed its supposed author need not hear.
  if (request.submittedAt) await closedMail(context, request.id, 'expired');
  const event: EventDraft = { subject: `access-request:${request.id}`, data: { state: request.state } };
  return { result: {}, events: [event] };
});

const isUntoldDue = query('access-request:notify', nothing, async ({ tenant, now }) => {
  if ((await tenant.accessRequest.count({ where: untold })) === 0) return false;
  return (await tellAt(tenant, now)) <= now;
});

const notify = command('access-request:notify', nothing, async (context) => {
  const requestIds = await tellApprovers(context);
  const subject = `organization:${context.organizationId}` as const;
  return { result: requestIds, events: [{ subject, data: { requestIds } }] };
});

/** Tells the approvers of requests they have not heard of, if there are any and it is time; returns their ids. */
export async function notifyApprovers(organizationId: string): Promise<string[]> {
  const actor = systemActor(organizationId, 'approver-digest');
  return (await isUntoldDue(actor, {})) ? notify(actor, {}) : [];
}

/**
 * What time does to requests: expires those that ran out, and tells approvers of any that a digest missed. Repeatable;
 * does at most a batch at a time.
 */
export async function housekeepAccessRequests(organizationId: string): Promise<void> {
  const actor = systemActor(organizationId, 'housekeeping');
  for (const requestId of await findDue(actor, {})) {
    await expireRequest(actor, { requestId }).catch((error: unknown) => {
      // Decided, answered or withdrawn since it was found.
      if (!(error instanceof Conflict)) throw error;
    });
  }
  await notifyApprovers(organizationId);
}
