import { formatDate } from '#lib/format.ts';
import { Timeline, type TimelineEntry } from '@/components/ui/timeline';

type Grant = {
  grantedAt: Date;
  grantedByName: string;
  firstUsedAt: Date | null;
  remindedAt: Date | null;
  supersededAt: Date | null;
  revocations: readonly {
    id: string;
    reason: string;
    revokedAt: Date;
    revokedByName: string;
    reinstatedAt: Date | null;
    reinstatedByName: string;
  }[];
  extensions: readonly { id: string; expiresAt: Date; extendedAt: Date; extendedByName: string }[];
};

/** What happened to a grant, oldest first. */
export function GrantTimeline({ grant }: { grant: Grant }) {
  const named = (name: string, words: string) => (
    <>
      <bdi>{name}</bdi> {words}
    </>
  );
  const entries: TimelineEntry[] = [
    { id: 'granted', at: grant.grantedAt, title: named(grant.grantedByName, 'opened it') },
    ...(grant.firstUsedAt ? [{ id: 'used', at: grant.firstUsedAt, title: 'First download' }] : []),
    ...(grant.remindedAt
      ? [{ id: 'reminded', at: grant.remindedAt, title: 'Holder reminded that it ends' }]
      : []),
    ...grant.extensions.map((one) => ({
      id: one.id,
      at: one.extendedAt,
      title: named(one.extendedByName, `let it end on ${formatDate(one.expiresAt)}`),
    })),
    ...grant.revocations.flatMap((one) => [
      { id: one.id, at: one.revokedAt, title: named(one.revokedByName, 'revoked it'), body: one.reason },
      ...(one.reinstatedAt
        ? [
            {
              id: `${one.id}-back`,
              at: one.reinstatedAt,
              title: named(one.reinstatedByName, 'reinstated it'),
            },
          ]
        : []),
    ]),
    ...(grant.supersededAt
      ? [{ id: 'superseded', at: grant.supersededAt, title: 'A newer grant took its place' }]
      : []),
  ];
  entries.sort((one, other) => new Date(one.at).getTime() - new Date(other.at).getTime());
  return <Timeline label="What happened to this grant" entries={entries} />;
}
