import type { PlannedHolder } from '#lib/grant/issue-schema.ts';
import { Callout } from '@/components/ui/callout';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';

type PlannedGrant = PlannedHolder['grants'][number];
type Props = { holders: readonly PlannedHolder[]; waived: boolean };

/** Who will be able to get what until when, and what of today ends by that. */
export function GivePreview({ holders, waived }: Props) {
  return (
    <div className="flex flex-col gap-4" role="status">
      {holders.map((holder) => (
        <Panel
          key={holder.email}
          title={<bdi>{holder.name}</bdi>}
          description={<bdi>{holder.email}</bdi>}
          padded={false}
        >
          {holder.whyNot ? (
            <Callout tone="danger" className="m-4">
              {holder.whyNot}
            </Callout>
          ) : (
            <ul className="divide-y">
              {holder.grants.map((grant) => (
                <li key={grant.documentId} className="px-4 py-3">
                  <bdi className="wrap-anywhere font-medium">{grant.title}</bdi>
                  <p className="text-ink-muted text-xs">
                    <Until grant={grant} />
                    {!grant.published && '. Nothing of it is published yet; it opens with its first revision'}
                  </p>
                  <Replaced grant={grant} />
                </li>
              ))}
              <li className="px-4 py-3 text-xs">{ndaSentence(holder, waived)}</li>
            </ul>
          )}
        </Panel>
      ))}
    </div>
  );
}

function Until({ grant: { expiresAt, days } }: { grant: PlannedGrant }) {
  if (!expiresAt) return <>For {days} days from the first download</>;
  return (
    <>
      From now until <LocalTime value={expiresAt} />
    </>
  );
}

function Replaced({ grant: { held } }: { grant: PlannedGrant }) {
  if (!held) return null;
  const known = <input type="hidden" name="replaces" value={held.grantId} />;
  if (held.state === 'revoked')
    return (
      <p className="mt-1 text-danger text-xs">
        {known}
        This was taken back from them: {held.revokedReason}. Giving it opens it again.
      </p>
    );
  return (
    <p className="mt-1 text-warning text-xs">
      {known}
      They hold it already,{' '}
      {held.expiresAt ? (
        <>
          until <LocalTime value={held.expiresAt} />
        </>
      ) : (
        'from their first download'
      )}
      . That grant ends, and this one takes its place.
    </p>
  );
}

function ndaSentence({ nda, ndaUntil }: PlannedHolder, waived: boolean) {
  if (nda === 'signed' || nda === 'waived')
    return (
      <>
        NDA: {nda}
        {ndaUntil && (
          <>
            {' '}
            until <LocalTime value={ndaUntil} precision="day" />; after that they sign before they download
          </>
        )}
        .{waived && ' No waiver is needed, and none is written.'}
      </>
    );
  if (waived) return 'NDA: waived by this, for as long as these grants last, for all documents that need it.';
  return 'NDA: not signed. Nothing can be downloaded before they sign it.';
}
