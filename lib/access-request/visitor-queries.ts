import { Forbidden, NotFound } from '#lib/errors.ts';
import { signatureNeeded } from '#lib/nda/standing.ts';
import { nothing, query } from '#lib/operation.ts';
import { readSetting } from '#lib/setting/read.ts';
import { newDocuments, requestableDocument } from './draft-steps.ts';
import { requestState, whyNotRequest } from './lifecycle.ts';
import { requestInput } from './schema.ts';

/** What the form of a request needs besides the portal: the notice, and what a signed-in visitor need not type again. */
export const getRequestForm = query('access-request:submit', nothing, async (context) => {
  const { tenant, actor } = context;
  const { keepMonths, keepSignatureMonths, contact } = await readSetting(tenant, 'privacy');
  const { freeMail } = await readSetting(tenant, 'access');
  const requestable = await tenant.document.findMany({
    where: requestableDocument,
    select: { id: true },
  });
  const documentIds = requestable.map((document) => document.id);
  const common = { keepMonths, keepSignatureMonths, contact, freeMail, documentIds };
  if (actor.kind !== 'visitor') return { ...common, visitor: null, known: [] };
  const visitor = await tenant.visitor.findFirstOrThrow({
    where: { id: actor.visitorId },
    select: { email: true, name: true, company: true, title: true },
  });
  const last = await tenant.accessRequest.findFirst({
    where: { visitorId: actor.visitorId, submittedAt: { not: null } },
    orderBy: { number: 'desc' },
    select: { relationship: true },
  });
  const fresh = new Set(await newDocuments(context, actor.visitorId, documentIds));
  return {
    ...common,
    visitor: { ...visitor, relationship: last?.relationship ?? '' },
    known: documentIds.filter((id) => !fresh.has(id)),
  };
});

/**
 * The visitor's own request: its documents with decisions and reasons, and the thread. No member is named. What somebody
 * typed with the visitor's address and never proved is not theirs: 404.
 */
export const getOwnRequest = query(
  'library:read',
  requestInput,
  async ({ tenant, actor, now }, { requestId }) => {
    if (actor.kind !== 'visitor') throw new Forbidden();
    const request = await tenant.accessRequest.findFirst({
      where: { id: requestId, visitorId: actor.visitorId, submittedAt: { not: null } },
      select: {
        id: true,
        number: true,
        reason: true,
        createdAt: true,
        submittedAt: true,
        dueAt: true,
        closedAt: true,
        withdrawnAt: true,
        expiredAt: true,
        items: {
          orderBy: { id: 'asc' },
          select: {
            documentId: true,
            outcome: true,
            reason: true,
            decidedAt: true,
            document: { select: { title: true } },
          },
        },
        messages: {
          orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
          take: 200,
          select: { id: true, fromVisitor: true, asksForInformation: true, body: true, sentAt: true },
        },
      },
    });
    if (!request) throw new NotFound('There is no such request.');
    const waiting = request.messages.at(-1)?.asksForInformation ?? false;
    const outcomes = request.items.map((item) => item.outcome);
    const state = requestState({ ...request, outcomes, waiting });
    const approved = outcomes.includes('approved');
    return {
      ...request,
      state,
      /** What is still missing before an approved document opens. */
      signature: approved ? await signatureNeeded(tenant, actor.visitorId, now) : ('no' as const),
      whyNotAnswer: whyNotRequest(state, 'answer'),
      whyNotWithdraw: whyNotRequest(state, 'withdraw'),
    };
  },
);

/** The visitor's own requests, newest first. */
export const listOwnRequests = query('library:read', nothing, async ({ tenant, actor }) => {
  if (actor.kind !== 'visitor') throw new Forbidden();
  const requests = await tenant.accessRequest.findMany({
    where: { visitorId: actor.visitorId, submittedAt: { not: null } },
    orderBy: { number: 'desc' },
    take: 100,
    select: {
      id: true,
      number: true,
      createdAt: true,
      submittedAt: true,
      dueAt: true,
      withdrawnAt: true,
      expiredAt: true,
      items: { orderBy: { id: 'asc' }, select: { outcome: true, document: { select: { title: true } } } },
      messages: {
        orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
        take: 1,
        select: { asksForInformation: true },
      },
    },
  });
  return requests.map(({ items, messages, ...request }) => ({
    ...request,
    titles: items.map((item) => item.document.title),
    state: requestState({
      ...request,
      outcomes: items.map((item) => item.outcome),
      waiting: messages[0]?.asksForInformation ?? false,
    }),
  }));
});
