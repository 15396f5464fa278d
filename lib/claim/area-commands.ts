import { NotFound, Stale } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { describeAreaInput } from './area-schema.ts';
import { lockClaims } from './steps.ts';

/**
 * Says what stands above an area: its chapter and introduction. It becomes public with the next publication.
 * Throws NotFound for an area without claims, Conflict when somebody else said something meanwhile.
 */
export const describeArea = command(
  'claim:change',
  describeAreaInput,
  async (context, { section, revision, chapter, introduction }) => {
    await lockClaims(context);
    const { tenant, organizationId, now } = context;
    const claim = await tenant.claim.findFirst({
      where: { section, archivedAt: null },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: { id: true },
    });
    if (!claim) throw new NotFound();
    const stored = await tenant.claimArea.findFirst({
      where: { title: section },
      select: { id: true, revision: true },
    });
    if ((stored?.revision ?? 0) !== revision) throw new Stale('this area');
    const words = { chapter, introduction, revision: revision + 1, changedAt: now };
    if (stored) await tenant.claimArea.updateMany({ where: { id: stored.id }, data: words });
    else
      await tenant.claimArea.createMany({
        data: [{ organizationId, id: newId(), title: section, ...words }],
      });
    const data = { areaDescribed: true, revision: revision + 1 };
    return { result: revision + 1, events: [{ subject: `claim:${claim.id}`, data }] };
  },
);
