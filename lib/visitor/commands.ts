import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { endSessions } from '#lib/session/steps.ts';
import { blockVisitorInput, moveVisitorInput, visitorInput } from './schema.ts';

async function mustExist(tenant: Tenant, id: string): Promise<void> {
  const found = await tenant.visitor.findFirst({
    where: { id },
    select: { mergedIntoId: true, erasedAt: true },
  });
  if (!found) throw new NotFound('There is no such visitor.');
  if (found.erasedAt !== null) throw new Conflict('This visitor was erased.');
  if (found.mergedIntoId !== null) throw new Conflict('This visitor was merged into another one.');
}

/** Blocks a visitor at once: sessions end, running downloads are cut, nothing opens. Conflict when blocked already. */
export const blockVisitor = command(
  'visitor:block',
  blockVisitorInput,
  async (context, { visitorId, reason }) => {
    const { tenant, organizationId, now, by } = context;
    await mustExist(tenant, visitorId);
    const open = await tenant.visitorBlock.findFirst({
      where: { visitorId, liftedAt: null },
      select: { id: true },
    });
    if (open) throw new Conflict('This visitor is blocked already.');
    const id = newId();
    await tenant.visitorBlock.create({
      data: { organizationId, id, visitorId, reason, blockedAt: now, blockedBy: by },
      select: { id: true },
    });
    const sessions = await endSessions(context, { visitorId });
    return {
      result: id,
      events: [{ subject: `visitor:${visitorId}`, data: { sessions }, personal: { reason } }],
    };
  },
);

/** Lifts a block. Grants that were not revoked open again; sessions stay ended. */
export const unblockVisitor = command('visitor:unblock', visitorInput, async (context, { visitorId }) => {
  const { tenant, now, by } = context;
  await mustExist(tenant, visitorId);
  const lifted = await tenant.visitorBlock.updateMany({
    where: { visitorId, liftedAt: null },
    data: { liftedAt: now, liftedBy: by },
  });
  if (lifted.count === 0) throw new Conflict('This visitor is not blocked.');
  return { result: null, events: [{ subject: `visitor:${visitorId}` }] };
});

/** Ends every session of a visitor; they can sign in again with a fresh code. */
export const endVisitorSessions = command(
  'visitor:end-sessions',
  visitorInput,
  async (context, { visitorId }) => {
    await mustExist(context.tenant, visitorId);
    const sessions = await endSessions(context, { visitorId });
    return { result: sessions, events: [{ subject: `visitor:${visitorId}`, data: { sessions } }] };
  },
);

/** Moves a visitor to another customer, or to none. */
export const moveVisitor = command(
  'visitor:move',
  moveVisitorInput,
  async (context, { visitorId, customerId }) => {
    const { tenant } = context;
    await mustExist(tenant, visitorId);
    if (customerId) {
      const where = { id: customerId, mergedIntoId: null };
      const customer = await tenant.customer.findFirst({ where, select: { id: true } });
      if (!customer) throw new NotFound('There is no such customer.');
    }
    await tenant.visitor.updateMany({ where: { id: visitorId }, data: { customerId } });
    return { result: null, events: [{ subject: `visitor:${visitorId}`, data: { customerId } }] };
  },
);
