import type { EventDraft } from '#lib/audit-event/append.ts';
import type { CommandContext } from '#lib/operation.ts';
import { withdrawPolicyFromPortals } from '#lib/portal/steps.ts';
import { type PolicyDetails, requireDetails } from './draft-steps.ts';
import { keepPolicyEvidence } from './evidence-steps.ts';
import type { lockPolicy } from './steps.ts';

type Terms = {
  tier: string;
  quorum: number;
  reviewEveryDays: number | null;
  ownerId: string | null;
  audienceId: string | null;
  dueWithinDays: number;
};

/** What the log keeps of a policy's details. */
const termsOf = ({ tier, quorum, reviewEveryDays, ownerId, audienceId, dueWithinDays }: Terms): Terms => ({
  tier,
  quorum,
  reviewEveryDays,
  ownerId,
  audienceId,
  dueWithinDays,
});

type Held = Awaited<ReturnType<typeof lockPolicy>>;
type Wanted = Omit<PolicyDetails, 'tier'> & { tier: string };

/** Changes what is said about a policy that is held, with what follows from it. Returns its events. @throws Invalid */
export async function reviseDetails(
  context: CommandContext,
  before: Held,
  wanted: Wanted,
): Promise<readonly [EventDraft, ...EventDraft[]]> {
  const { tenant, enqueue } = context;
  const { id: policyId, revision } = before;
  const { identifier, title, ownerId, tier, quorum, reviewEveryDays, audienceId, dueWithinDays } = wanted;
  const { confirmation, statement } = wanted;
  await requireDetails(tenant, wanted, policyId);
  await tenant.policy.updateMany({
    where: { id: policyId },
    data: {
      identifier,
      title,
      ownerId,
      tier,
      quorum,
      reviewEveryDays,
      audienceId,
      dueWithinDays,
      confirmation,
      statement,
      revision: revision + 1,
    },
  });
  if (before.reviewEveryDays !== reviewEveryDays || before.title !== title)
    await keepPolicyEvidence(context, policyId);
  if (before.audienceId !== audienceId || before.dueWithinDays !== dueWithinDays)
    await enqueue('duty-reconcile', { kind: 'policy', subjectId: policyId });
  const withdrawn = tier === 'public' ? [] : await withdrawPolicyFromPortals(context, policyId);
  const data = { before: termsOf(before), after: termsOf(wanted) };
  return [{ subject: `policy:${policyId}`, data }, ...withdrawn];
}
