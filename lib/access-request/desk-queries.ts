import { isFreeMail } from '#lib/access-rule/free-mail.ts';
import { coversDocument } from '#lib/access-rule/match.ts';
import { matchingRules } from '#lib/access-rule/steps.ts';
import { NotFound } from '#lib/errors.ts';
import { isBlocked } from '#lib/grant/access.ts';
import { grantState } from '#lib/grant/lifecycle.ts';
import { namesOf } from '#lib/grant/people.ts';
import { sameMailbox } from '#lib/grant/steps.ts';
import { ndaStanding } from '#lib/nda/standing.ts';
import { query } from '#lib/operation.ts';
import { readSetting } from '#lib/setting/read.ts';
import { domainOf } from '#lib/text.ts';
import { requestState, whyNotRequest } from './lifecycle.ts';
import { requestInput } from './schema.ts';

const documentFacts = { select: { id: true, title: true, tier: true, archivedAt: true } } as const;

/** What the approver's desk shows of a request. */
export type Desk = Awaited<ReturnType<typeof getRequest>>;

/** One request with everything that a decision needs: the person, their standing, what they hold, and the thread. */
export const getRequest = query('access-request:read', requestInput, async (context, { requestId }) => {
  const { tenant, now, actor } = context;
  const request = await tenant.accessRequest.findFirst({
    where: { id: requestId },
    include: {
      visitor: {
        select: {
          id: true,
          email: true,
          name: true,
          verifiedAt: true,
          createdAt: true,
          customer: { select: { id: true, name: true } },
          blocks: { where: { liftedAt: null }, select: { reason: true, blockedAt: true } },
        },
      },
      items: { orderBy: { id: 'asc' }, include: { document: documentFacts } },
      messages: { orderBy: [{ sentAt: 'asc' }, { id: 'asc' }], take: 200 },
      grants: { select: { id: true, documentId: true } },
    },
  });
  if (!request) throw new NotFound('There is no such request.');
  const { visitor, visitorId } = request;
  const waiting = request.messages.at(-1)?.asksForInformation ?? false;
  const outcomes = request.items.map((item) => item.outcome);
  const state = requestState({ ...request, outcomes, waiting });
  const held = await tenant.grant.findMany({
    where: { visitorId },
    orderBy: { grantedAt: 'desc' },
    take: 100,
    select: {
      id: true,
      documentId: true,
      source: true,
      grantedAt: true,
      expiresAt: true,
      supersededAt: true,
      document: { select: { title: true } },
      revocations: { where: { reinstatedAt: null }, select: { id: true } },
      _count: { select: { copies: true } },
    },
  });
  const grants = held.map(({ revocations, ...grant }) => ({
    ...grant,
    state: grantState({ ...grant, revoked: revocations.length > 0 }, now),
  }));
  const rules = await matchingRules(tenant, visitorId);
  const domain = domainOf(visitor.email);
  const colleagues = isFreeMail(domain)
    ? 0
    : await tenant.visitor.count({ where: { email: { endsWith: `@${domain}` }, id: { not: visitorId } } });
  const earlier = await tenant.accessRequest.findMany({
    where: { visitorId, id: { not: requestId }, submittedAt: { not: null } },
    orderBy: { number: 'desc' },
    take: 10,
    select: { id: true, number: true, submittedAt: true, closedAt: true },
  });
  const authors = [
    ...request.items.map((item) => item.decidedBy),
    ...request.items.map((item) => (item.onBehalfOf ? `member:${item.onBehalfOf}` : null)),
    ...request.messages.map((message) => message.author),
    ...(actor.kind === 'member' ? actor.delegatedBy.map((id) => `member:${id}`) : []),
  ];
  const names = await namesOf(tenant, authors);
  const own = actor.kind === 'member' && sameMailbox(actor.email, visitor.email);
  const ownSentence = own ? 'This is your own request. Somebody else has to decide on it.' : null;
  const setting = await readSetting(tenant, 'access');
  return {
    ...request,
    state,
    waiting,
    overdue: state === 'submitted' && request.dueAt !== null && request.dueAt <= now,
    freeMail: isFreeMail(domain),
    domain,
    blocked: await isBlocked(tenant, visitorId),
    nda: await ndaStanding(tenant, visitorId, now),
    downloads: await tenant.delivery.count({ where: { copy: { visitorId } } }),
    colleagues,
    earlier,
    grants,
    rules: rules.map((rule) => ({
      id: rule.id,
      name: rule.name,
      covers: request.items
        .filter((item) => coversDocument(rule, item.document))
        .map((item) => item.documentId),
    })),
    items: request.items.map(({ document, ...item }) => ({
      ...item,
      document,
      decidedByName: names(item.decidedBy),
      onBehalfOfName: item.onBehalfOf ? names(`member:${item.onBehalfOf}`) : null,
      grantId: request.grants.find((grant) => grant.documentId === item.documentId)?.id ?? null,
      usualDays: document.tier === 'confidential' ? setting.confidentialDays : setting.restrictedDays,
    })),
    messages: request.messages.map((message) => ({ ...message, authorName: names(message.author) })),
    countsFrom: setting.countsFrom,
    standsInFor:
      actor.kind === 'member' ? actor.delegatedBy.map((id) => ({ id, name: names(`member:${id}`) })) : [],
    whyNotDecide: whyNotRequest(state, 'decide') ?? ownSentence,
    whyNotAsk: whyNotRequest(state, 'ask') ?? ownSentence,
  };
});
