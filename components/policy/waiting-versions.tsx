import type { WaitingVersion } from '#lib/policy/waiting-queries.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { LinkButton } from '../ui/link-button';
import { LocalTime } from '../ui/local-time';

type Props = { organization: string; versions: readonly WaitingVersion[] };

/** Versions that wait for approval, each with the way to read it. */
export function WaitingVersions({ organization, versions }: Props) {
  return (
    <ul className="divide-y">
      {versions.map((version) => {
        const label = version.whyNot === null ? 'Read and decide' : 'Read';
        return (
          <li
            key={version.versionId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3"
          >
            <div className="min-w-0 flex-1 basis-60">
              <p dir="auto" className="wrap-anywhere font-medium">
                <bdi>{version.identifier}</bdi> {version.title}
              </p>
              <p className="wrap-anywhere text-ink-muted text-xs">
                Version {version.number}, put up by <bdi>{version.submittedByName}</bdi>{' '}
                <LocalTime value={version.submittedAt} precision="day" />. {version.approvals} of{' '}
                {version.quorum} approvals. {version.whyNot}
              </p>
            </div>
            <LinkButton
              size="sm"
              variant={version.whyNot === null ? 'primary' : 'secondary'}
              aria-label={`${label}: ${version.identifier} version ${version.number}`}
              href={policyPaths.version(organization, version.policyId, version.versionId)}
            >
              {label}
            </LinkButton>
          </li>
        );
      })}
    </ul>
  );
}
