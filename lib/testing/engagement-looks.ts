import { expect } from 'vitest';
import type { MemberActor } from '#lib/auth/actor.ts';
import { answerScopedFile } from '#lib/engagement/download.ts';
import { answerEngagementPack } from '#lib/engagement/pack.ts';
import { getEngagement, listEngagements } from '#lib/engagement/queries.ts';
import { getEngagementSection, getScopedControl } from '#lib/engagement/scope-queries.ts';
import { NotFound } from '#lib/errors.ts';
import type { EngagementWorld } from './engagement.ts';

/** Everything that an engagement shows, each as it is asked for. */
export function looksInto(actor: MemberActor, of: EngagementWorld) {
  const { engagementId, controlId } = of;
  return [
    () => getEngagement(actor, { engagementId }),
    () => getEngagementSection(actor, { engagementId }),
    () => getScopedControl(actor, { engagementId, controlId }),
    () => answerScopedFile(actor, { engagementId, revisionId: of.inside.revisionId, head: false }),
    () => answerScopedFile(actor, { engagementId, revisionId: of.inside.revisionId, head: true }),
    () => answerEngagementPack(actor, engagementId),
  ];
}

/** Somebody for whom nothing of an engagement is there. */
export async function expectNothing(actor: MemberActor, of: EngagementWorld): Promise<void> {
  for (const look of looksInto(actor, of)) await expect(look()).rejects.toThrow(NotFound);
  expect((await listEngagements(actor, {})).rows).toEqual([]);
}
