import type { VersionDetail } from '#lib/policy/version-queries.ts';
import { DescriptionList } from '@/components/ui/description-list';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';

/** Who wrote a version, and what is fixed about it. */
export function VersionFacts({ version }: { version: VersionDetail }) {
  const { published, significance, authorNames, approvals, policy } = version;
  const kind = significance === 'material' ? 'Material: asks again' : 'Editorial: asks nobody';
  return (
    <Panel title="About this version">
      <DescriptionList
        facts={[
          { label: 'Written by', value: authorNames.length > 0 ? authorNames.join(', ') : undefined },
          {
            label: 'Last changed',
            value: (
              <>
                <LocalTime value={version.changedAt} />, <bdi>{version.changedByName}</bdi>
              </>
            ),
          },
          { label: 'Approvals', value: published ? undefined : `${approvals} of ${policy.quorum}` },
          { label: 'Change', value: significance ? kind : undefined },
          {
            label: 'In force from',
            value: published && <Time value={published.effectiveOn} precision="day" />,
          },
          {
            label: 'Published',
            value: published && (
              <>
                <LocalTime value={published.publishedAt} />, <bdi>{published.publishedByName}</bdi>
              </>
            ),
          },
          {
            label: 'SHA-256',
            value: version.sha256 && <code className="break-all text-xs">{version.sha256}</code>,
          },
        ].filter(({ value }) => value !== undefined && value !== null)}
      />
    </Panel>
  );
}
