import type { PolicyDetail } from '#lib/policy/detail-queries.ts';
import { Status } from '@/components/ui/badge';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';

/** The record of each review, also of those that changed nothing. */
export function ReviewList({ reviews }: { reviews: PolicyDetail['reviews'] }) {
  return (
    <Panel title="Reviews" padded={false}>
      {reviews.length === 0 && <p className="p-4 text-ink-muted">Nobody has reviewed it yet.</p>}
      <ul className="divide-y">
        {reviews.map((review) => (
          <li
            key={review.id}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-2.5"
          >
            <div className="min-w-0 flex-1 basis-60">
              <Status tone={review.outcome === 'unchanged' ? 'positive' : 'warning'}>
                {review.outcome === 'unchanged' ? 'Unchanged' : 'Change needed'}
              </Status>
              {review.note && (
                <p dir="auto" className="wrap-anywhere text-ink-muted">
                  {review.note}
                </p>
              )}
            </div>
            <p className="text-ink-muted text-xs">
              Version {review.number}, <bdi>{review.reviewedByName}</bdi>,{' '}
              <LocalTime value={review.reviewedAt} precision="day" />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
