import type { ClaimDetail } from '#lib/claim/detail-queries.ts';
import { measureInWords } from '#lib/claim/measure.ts';
import { formatDate } from '#lib/format.ts';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';

type Edition = ClaimDetail['editions'][number];

/** Everything the claim ever said, newest first, and when each was public. */
export function Editions({ editions }: { editions: readonly Edition[] }) {
  return (
    <Panel title="Editions" description="Never changed; each keeps its address on the portal." padded={false}>
      <ol className="divide-y">
        {editions.map((edition) => (
          <li key={edition.number} className="px-4 py-3">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-ink-muted text-xs">
              <span className="font-medium text-ink">Edition {edition.number}</span>
              <span>
                <bdi>{edition.byName}</bdi>, <Time value={edition.createdAt} />
              </span>
            </p>
            <p dir="auto" className="wrap-anywhere mt-1">
              {edition.text}
            </p>
            <p className="mt-1 text-ink-muted text-xs">
              <bdi>{edition.section}</bdi> · {edition.audience}
              {edition.measure && ` · ${measureInWords(edition.measure)}`}
            </p>
            {edition.publications.map(({ publishedAt, endedAt }) => (
              <p key={publishedAt.toISOString()} className="mt-1 text-positive text-xs">
                Public from {formatDate(publishedAt)}
                {endedAt && ` until ${formatDate(endedAt)}`}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
