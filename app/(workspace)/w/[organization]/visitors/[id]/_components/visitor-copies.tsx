import { formatPlural } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import type { VisitorProfile } from '#lib/visitor/profile-queries.ts';
import { LinkButton } from '@/components/ui/link-button';
import { LocalTime } from '@/components/ui/local-time';
import { ProfileList, ProfileRow } from './profile-list';

type Copy = VisitorProfile['copies'][number];
type Props = { organization: string; visitorId: string; copies: readonly Copy[] };

/** The copies they made, each with the code on its pages and how often it was downloaded. */
export function VisitorCopies({ organization, visitorId, copies }: Props) {
  const deliveries = `${workspacePaths.deliveries(organization)}?visitor=${visitorId}`;
  return (
    <ProfileList
      title="Copies"
      count={copies.length}
      empty="Nothing was downloaded yet."
      actions={
        copies.length > 0 && (
          <LinkButton size="sm" href={deliveries}>
            Deliveries
          </LinkButton>
        )
      }
    >
      {copies.map((copy) => (
        <ProfileRow
          key={copy.id}
          title={copy.document.title}
          note={
            <>
              Revision {copy.revision.number} · code <span className="font-mono">{copy.code}</span> ·{' '}
              {formatPlural(copy.deliveries, 'download')}
              {copy.via && ` · as ${copy.via}`}
            </>
          }
          end={<LocalTime value={copy.lastDeliveredAt ?? copy.createdAt} />}
        />
      ))}
    </ProfileList>
  );
}
