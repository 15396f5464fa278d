import type { ClaimDetail } from '#lib/claim/detail-queries.ts';
import { measureInWords } from '#lib/claim/measure.ts';
import { audienceInWords } from '#lib/claim/schema.ts';
import { formatDate } from '#lib/format.ts';
import { portalPaths } from '#lib/paths.ts';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';

type Edition = ClaimDetail['editions'][number];

/** Everything the claim ever said, newest first, and when each was public. */
export function Editions({ claimId, editions }: { claimId: string; editions: readonly Edition[] }) {
  return (
    <Panel title="Editions" description="Never changed; each keeps its address on the portal." padded={false}>
      <ol className="divide-y">
        {editions.map((edition) => (
          <li key={edition.number} className="px-4 py-3">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-ink-muted text-xs">
              <span className="font-medium text-ink">Edition {edition.number}</span>
              <span>
                <bdi>{edition.byName}</bdi>, <LocalTime value={edition.createdAt} />
              </span>
            </p>
            <p dir="auto" className="wrap-anywhere mt-1">
              {edition.text}
            </p>
            <p className="mt-1 text-ink-muted text-xs">
              <bdi>{edition.section}</bdi> · {audienceInWords(edition.audience)}
              {edition.measure && ` · ${measureInWords(edition.measure)}`}
            </p>
            {edition.publications.map(({ publishedAt, endedAt, portal }) => (
              <p key={publishedAt.toISOString()} className="mt-1 text-positive text-xs">
                Public from {formatDate(publishedAt)}
                {endedAt && ` until ${formatDate(endedAt)}`},{' '}
                <TextLink href={portalPaths.edition(portal.slug, claimId, edition.number)}>
                  its address on the portal
                </TextLink>
              </p>
            ))}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
