import type { VersionDetail } from '#lib/policy/version-queries.ts';
import { Callout } from '@/components/ui/callout';

/** What a reader of a version has to know before they act on it. */
export function VersionNote({ version }: { version: VersionDetail }) {
  const { state, missing, submissions, policy, isAuthor, soleApprover, whyNot } = version;
  if (policy.retired && version.closedAt === null)
    return <Callout tone="warning" title="This policy is retired. Restore it to go on." />;
  if (state === 'submitted')
    return (
      <Callout title={missing ?? 'It waits for approval.'}>
        {soleApprover &&
          'You wrote it, and nobody else may approve: you can, with a reason. It will show as self-approved.'}
        {isAuthor && !soleApprover && whyNot.approve}
      </Callout>
    );
  if (state === 'approved')
    return (
      <Callout tone="positive" title="It is approved">
        Publishing it puts it in force from the day that you choose. An edit takes it back to a draft.
      </Callout>
    );
  const asked = submissions[0]?.approvals.find(({ verdict }) => verdict === 'change-requested');
  if (state === 'change-requested' && asked)
    return (
      <Callout tone="warning" title={`${asked.memberName} asks for a change`}>
        <span dir="auto">{asked.reason}</span>
      </Callout>
    );
  return null;
}
