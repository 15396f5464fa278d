import type { Dangling, Proposal } from '#lib/framework/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';

type Props = {
  organization: string;
  frameworkId: string;
  dangling: readonly Dangling[];
  proposals: readonly Proposal[];
};

const link = 'font-medium text-accent-text underline-offset-4 hover:underline';

/** What a person should look at: mappings to what was withdrawn, and references to what is not here. */
export function FrameworkReferences({ organization, frameworkId, dangling, proposals }: Props) {
  return (
    <div className="mt-5 flex flex-col gap-5">
      {proposals.length > 0 && (
        <Panel title="Controls mapped to what was withdrawn" padded={false}>
          <ul className="divide-y">
            {proposals.map(({ controlId, control, requirementId, requirement, successors }) => (
              <li key={`${controlId} ${requirementId}`} className="wrap-anywhere px-4 py-2.5">
                <PageLink className={link} href={workspacePaths.control(organization, controlId)}>
                  <bdi>{control}</bdi>
                </PageLink>
                {' is mapped to '}
                <PageLink
                  className={link}
                  href={workspacePaths.requirement(organization, frameworkId, requirementId)}
                >
                  <bdi>{requirement}</bdi>
                </PageLink>
                {successors.length > 0
                  ? `; ${successors.join(', ')} took its place.`
                  : '; nothing took its place.'}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {dangling.length > 0 && (
        <Panel title="References to what is not here" padded={false}>
          <p className="px-4 pt-3 text-ink-muted">
            They are kept, and come right by themselves when the edition that holds them is imported.
          </p>
          <ul className="columns-1 px-4 py-3 sm:columns-2 xl:columns-3">
            {dangling.map(({ kind, from, key, identifier }) => (
              <li key={`${kind} ${from} ${key} ${identifier}`} className="wrap-anywhere">
                <bdi>{from}</bdi> → <bdi className="font-medium">{identifier}</bdi>{' '}
                <span className="text-ink-muted">{kind === 'successor' ? 'successor' : key}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}
