import type { EventDraft } from '#lib/audit-event/append.ts';
import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';

/** The audience that every organization begins with: whoever works there. Most policies ask it. */
export async function createFirstAudience(
  context: Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'by'>,
): Promise<EventDraft> {
  const { tenant, organizationId, now, by } = context;
  const id = newId();
  const rule = { everyone: true };
  await tenant.audience.create({
    data: { organizationId, id, name: 'Everyone', rule, createdAt: now, createdBy: by },
    select: { id: true },
  });
  return { subject: `audience:${id}`, action: 'audience:add', data: { rule } };
}
