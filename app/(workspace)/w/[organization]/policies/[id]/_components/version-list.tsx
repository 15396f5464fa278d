import type { PolicyDetail } from '#lib/policy/detail-queries.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { VersionStatus } from '@/components/policy/policy-status';
import { Badge } from '@/components/ui/badge';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';

type Props = { organization: string; policy: PolicyDetail };

function InForce({ version, today }: { version: PolicyDetail['versions'][number]; today: string }) {
  if (!version.published) return null;
  const holds = version.published.effectiveOn <= today;
  return <Badge tone={holds ? 'positive' : 'neutral'}>{holds ? 'In force' : 'Not in force yet'}</Badge>;
}

/** Every version of a policy, newest first. */
export function VersionList({ organization, policy }: Props) {
  return (
    <Panel title="Versions" padded={false}>
      <ul className="divide-y">
        {policy.versions.map((version) => (
          <li
            key={version.id}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-2.5"
          >
            <div className="min-w-0 flex-1 basis-60">
              <p className="flex flex-wrap items-center gap-x-2">
                <TextLink href={policyPaths.version(organization, policy.id, version.id)}>
                  Version {version.number}
                </TextLink>
                {version.id === policy.currentVersionId && policy.state !== 'retired' && (
                  <InForce version={version} today={policy.today} />
                )}
                {version.significance && version.published && (
                  <Badge>{version.significance === 'material' ? 'Material' : 'Editorial'}</Badge>
                )}
                {version.selfApproved && version.published && <Badge tone="warning">Self-approved</Badge>}
              </p>
              {version.summary && (
                <p dir="auto" className="wrap-anywhere text-ink-muted text-xs">
                  {version.summary}
                </p>
              )}
            </div>
            <p className="text-ink-muted text-xs">
              {version.published ? (
                <>
                  From <Time value={version.published.effectiveOn} precision="day" />, published by{' '}
                  <bdi>{version.published.publishedByName}</bdi>
                </>
              ) : (
                <>
                  <bdi>{version.changedByName}</bdi>, <LocalTime value={version.changedAt} precision="day" />
                </>
              )}
            </p>
            <VersionStatus state={version.state} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
