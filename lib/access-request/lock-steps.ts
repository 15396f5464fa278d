import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import { lockVisitor } from '#lib/grant/steps.ts';
import { type RequestVerb, requestState, whyNotRequest } from './lifecycle.ts';

/** A request whose rows nobody else can change until the transaction ends. */
export type LockedRequest = Awaited<ReturnType<typeof lockRequest>>;

/**
 * Reads a request, holding first its visitor and then itself, always in this order. `visitorId` narrows it to the
 * visitor's own that were submitted. Throws NotFound, and Conflict with the sentence of the table when `verb` is not possible now.
 */
export async function lockRequest(tenant: Tenant, id: string, verb: RequestVerb, visitorId?: string) {
  const found = await tenant.accessRequest.findFirst({
    where: { id, ...(visitorId === undefined ? {} : { visitorId, submittedAt: { not: null } }) },
    select: { visitorId: true },
  });
  if (!found) throw new NotFound('There is no such request.');
  await lockVisitor(tenant, found.visitorId);
  await tenant.$queryRaw`SELECT id FROM "AccessRequest" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const request = await tenant.accessRequest.findFirstOrThrow({
    where: { id },
    select: {
      id: true,
      number: true,
      visitorId: true,
      company: true,
      submittedAt: true,
      dueAt: true,
      withdrawnAt: true,
      expiredAt: true,
      expiresAt: true,
      renewsGrantId: true,
      visitor: { select: { email: true, name: true } },
      items: {
        orderBy: { id: 'asc' },
        select: {
          documentId: true,
          outcome: true,
          reason: true,
          document: { select: { id: true, title: true, tier: true, archivedAt: true } },
        },
      },
      messages: {
        orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
        take: 50,
        select: { asksForInformation: true, fromVisitor: true, author: true, sentAt: true },
      },
    },
  });
  // The clock has stood still since the first of the questions that nothing answers yet.
  const answered = request.messages.findIndex((message) => message.fromVisitor);
  const unanswered = answered === -1 ? request.messages : request.messages.slice(0, answered);
  const question = unanswered.findLast((message) => message.asksForInformation) ?? null;
  const outcomes = request.items.map((item) => item.outcome);
  const state = requestState({ ...request, outcomes, waiting: question !== null });
  const sentence = whyNotRequest(state, verb);
  if (sentence) throw new Conflict(sentence);
  return { ...request, state, question };
}
