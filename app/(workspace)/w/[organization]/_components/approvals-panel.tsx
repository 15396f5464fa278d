import type { WaitingVersion } from '#lib/policy/waiting-queries.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { WaitingVersions } from '@/components/policy/waiting-versions';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';

const most = 5;

type Props = { organization: string; waiting: readonly WaitingVersion[] };

/** Policies that wait for this member's approval, the longest first; nothing where there is none. */
export function ApprovalsPanel({ organization, waiting }: Props) {
  if (waiting.length === 0) return null;
  return (
    <div className="mb-6">
      <Panel
        title="Policies to approve"
        padded={false}
        actions={
          <LinkButton size="sm" href={policyPaths.approvals(organization)}>
            All approvals
          </LinkButton>
        }
      >
        <WaitingVersions organization={organization} versions={waiting.slice(0, most)} />
      </Panel>
    </div>
  );
}
