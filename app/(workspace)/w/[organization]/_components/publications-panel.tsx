import { formatPlural, isolated } from '#lib/format.ts';
import type { Overview } from '#lib/overview/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { LinkButton } from '@/components/ui/link-button';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { PanelNote } from './panel-row';

type Publication = NonNullable<Overview['desk']>['publications'][number];
type Change = NonNullable<Publication['changes']>[number];

const shownChanges = 4;

const partNames: Readonly<Record<Change['part'], string>> = {
  page: 'page',
  area: 'area',
  'audit-report': 'audit report',
  claim: 'claim',
  document: 'document',
  policy: 'policy',
  subprocessor: 'subprocessor',
};

/** What changed on the portal: its last publications, each with the difference from the one before. */
export function PublicationsPanel({
  publications,
  now,
  organization,
}: {
  publications: readonly Publication[];
  now: Date;
  organization: string;
}) {
  return (
    <Panel
      title="Changes on the portal"
      padded={false}
      actions={
        <LinkButton size="sm" href={workspacePaths.portal(organization)}>
          Portal
        </LinkButton>
      }
    >
      {publications.length > 0 ? (
        <ol className="divide-y">
          {publications.map((publication) => (
            <li key={publication.number} className="px-4 py-3">
              <p className="text-ink-muted text-xs">
                Publication {publication.number}, by{' '}
                {publication.publishedBy ? isolated(publication.publishedBy) : 'Candor'},{' '}
                <LocalTime value={publication.publishedAt} relativeTo={now} />
                {publication.withdrawnAt && ', withdrawn since'}
              </p>
              <Changes publication={publication} />
            </li>
          ))}
        </ol>
      ) : (
        <PanelNote>It was not published yet.</PanelNote>
      )}
    </Panel>
  );
}

function Changes({ publication: { changes, number } }: { publication: Publication }) {
  if (changes === null)
    return <p className="mt-1">{number === 1 ? 'The first publication.' : 'Published.'}</p>;
  if (changes.length === 0) return <p className="mt-1">The same as before.</p>;
  const more = changes.length - shownChanges;
  return (
    <ul className="mt-1 grid gap-1">
      {changes.slice(0, shownChanges).map((change) => (
        <li key={`${change.part} ${change.kind} ${change.label}`}>
          <span className="text-ink-muted">
            {change.kind === 'added' ? 'New' : sentenceCase(change.kind)} {partNames[change.part]}:
          </span>{' '}
          <bdi className="wrap-anywhere">{change.label}</bdi>
          {change.fields.length > 0 && (
            <span className="text-ink-muted">
              {' '}
              ({change.fields.map(({ name }) => fieldName(name)).join(', ')})
            </span>
          )}
        </li>
      ))}
      {more > 0 && <li className="text-ink-muted">And {formatPlural(more, 'more change')}.</li>}
    </ul>
  );
}

const sentenceCase = (word: string) => `${word[0]?.toUpperCase()}${word.slice(1)}`;

// The names of a projection's fields, e.g. "verifiedOn".
const fieldName = (name: string) => name.replace(/[A-Z]/g, (sign) => ` ${sign.toLowerCase()}`);
