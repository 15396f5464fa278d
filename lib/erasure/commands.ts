import { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import { refuseOwn } from '#lib/grant/steps.ts';
import { command, query } from '#lib/operation.ts';
import { requireFreshSession } from '#lib/session/steps.ts';
import { mergedInto } from '#lib/visitor/merge-steps.ts';
import { aboutVisitors, calledOf, eraseMails, mailsNaming } from './mail-steps.ts';
import { erasedVisitorInput, eraseVisitorInput } from './schema.ts';
import { eraseVisitorRows } from './visitor-steps.ts';

const ownSentence = 'You cannot erase your own address. Somebody else has to do this.';
const mailsAtOnce = 500;

async function erasable(tenant: Tenant, actor: Actor, visitorId: string) {
  const visitor = await tenant.visitor.findFirst({
    where: { id: visitorId },
    select: { email: true, name: true, createdAt: true, mergedIntoId: true, erasedAt: true },
  });
  if (!visitor) throw new NotFound('There is no such visitor.');
  if (visitor.erasedAt) throw new Conflict('This visitor was erased already.');
  if (visitor.mergedIntoId)
    throw new Conflict('This visitor was merged into another one. Erase that one; both are erased then.');
  refuseOwn(actor, visitor.email, ownSentence);
  return visitor;
}

/** Everybody who is erased with a visitor, as mails name them. Throws NotFound, Conflict. */
const findPeople = query('visitor:erase', eraseVisitorInput, async (context, { visitorId }) => {
  const { tenant, actor } = context;
  await requireFreshSession(context);
  const { email, name, createdAt } = await erasable(tenant, actor, visitorId);
  const merged = await tenant.visitor.findMany({
    where: { id: { in: (await mergedInto(tenant, visitorId)).map(({ id }) => id) } },
    select: { email: true, name: true, createdAt: true },
  });
  const times = [createdAt, ...merged.map((one) => one.createdAt)].map((at) => at.getTime());
  return { people: [{ email, name }, ...merged], since: new Date(Math.min(...times)) };
});

const noticesInput = z.strictObject({
  visitorId: z.uuid(),
  people: z.array(z.object({ email: z.string(), name: z.string() })),
  since: z.date(),
  after: z.uuid().nullable(),
});

/** Erases what members were mailed of them, some at a time; returns where to go on. */
const eraseNotices = command('visitor:erase', noticesInput, async (context, input) => {
  const { visitorId, people, since, after } = input;
  const { tenant, organizationId } = context;
  const { ids, next } = await mailsNaming(tenant, organizationId, calledOf(people), {
    after,
    since,
    limit: mailsAtOnce,
    template: aboutVisitors,
  });
  await eraseMails(context, ids);
  return { result: next, events: [{ subject: `visitor:${visitorId}`, data: { mails: ids.length } }] };
});

const eraseRows = command('visitor:erase', erasedVisitorInput, async (context, { visitorId }) => {
  const { tenant, actor } = context;
  // Held, so that nobody gives them anything or merges them meanwhile.
  await tenant.$queryRaw`SELECT id FROM "Visitor" WHERE id = ${visitorId}::uuid FOR UPDATE`;
  await erasable(tenant, actor, visitorId);
  const merged = await mergedInto(tenant, visitorId);
  const counts = await eraseVisitorRows(context, [visitorId, ...merged.map(({ id }) => id)]);
  return { result: counts, events: [{ subject: `visitor:${visitorId}`, data: { ...counts } }] };
});

/**
 * Erases a visitor for good, with everybody who was merged into them: they are signed out, what is open to them ends, and
 * nothing that names them is left but signatures, which are kept for their own time. Broken off, it can be done again. Throws
 * NotFound; Conflict when they were erased or merged, for oneself, and after an hour of being signed in.
 */
export async function eraseVisitor(
  actor: Actor,
  input: z.input<typeof eraseVisitorInput>,
): ReturnType<typeof eraseRows> {
  const { people, since } = await findPeople(actor, input);
  const { visitorId } = input;
  let after: string | null = null;
  do after = await eraseNotices(actor, { visitorId, people, since, after });
  while (after);
  return eraseRows(actor, { visitorId });
}
