import type { Actor } from '#lib/auth/actor.ts';
import { addEvidence } from '#lib/evidence/commands.ts';
import { getEvidence } from '#lib/evidence/item-queries.ts';
import { reviewEvidence } from '#lib/evidence/review-commands.ts';
import { newId } from '#lib/id.ts';
import { arrange, type World } from './world.ts';

/** A control as it stands in the tables, implemented, without a word of what it does. */
export async function addPlainControl(world: World, identifier: string, ownerId?: string): Promise<string> {
  const { organizationId } = world;
  const id = newId();
  const at = new Date('2020-01-01T12:00:00Z');
  const row = {
    organizationId,
    id,
    identifier,
    title: `Control ${identifier}`,
    implementation: 'implemented',
  };
  await arrange(world, async (tenant) => {
    await tenant.control.create({
      data: { ...row, responsibility: 'us', ownerId: ownerId ?? null, createdAt: at, changedAt: at },
    });
    const { implementation } = row;
    await tenant.controlRevision.create({
      data: {
        organizationId,
        id: newId(),
        controlId: id,
        number: 1,
        implementation,
        content: {},
        changedAt: at,
        changedBy: 'operator:test',
      },
    });
  });
  return id;
}

/** Facts of a revision as a form sends them. */
export const saidOfRevision = { collectedOn: '2026-01-15', validUntilOn: '', source: 'Ticket system' };

/** A link as evidence, for these controls. */
export function addLinkEvidence(
  actor: Actor,
  controlIds: string[],
  change: Partial<Parameters<typeof addEvidence>[1]> = {},
) {
  return addEvidence(actor, {
    title: 'Access review',
    controlIds,
    evidenceRequirementId: null,
    ...saidOfRevision,
    content: { kind: 'link', url: 'https://tickets.example/1' },
    ...change,
  });
}

/** Reviews the current revision as this member sees it. */
export async function reviewAs(
  actor: Actor,
  itemId: string,
  verdict: 'accepted' | 'rejected',
  reason = 'Seen',
) {
  const { review } = await getEvidence(actor, { itemId });
  const { revisionId, seen } = review;
  await reviewEvidence(actor, { itemId, revisionId, verdict, reason, seen });
}
