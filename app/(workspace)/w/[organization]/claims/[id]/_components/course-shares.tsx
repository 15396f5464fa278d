import type { ClaimMeasure } from '#lib/claim/measure.ts';
import { type CourseShare, keepsShare } from '#lib/claim/share.ts';
import { formatNumber } from '#lib/format.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { Status } from '@/components/ui/badge';
import { PageLink } from '@/components/ui/page-link';

type Props = { organization: string; measure: ClaimMeasure | null; courses: readonly CourseShare[] };

/** How far the courses behind a claim really are, and which of them is not as its measure says. */
export function CourseShares({ organization, measure, courses }: Props) {
  return (
    <ul className="flex flex-col gap-1">
      {courses.map((course) => {
        const { id, title, due, done, percent } = course;
        const missed = keepsShare(measure, percent) === false;
        return (
          <li key={id} className="flex flex-wrap items-baseline gap-x-2">
            <PageLink
              href={trainingPaths.course(organization, id)}
              className="wrap-anywhere text-accent-text hover:underline"
            >
              <bdi>{title}</bdi>
            </PageLink>
            <span className="tabular-nums">
              {percent === null
                ? 'nobody should have done it yet'
                : `${percent} %, ${formatNumber(done)} of ${formatNumber(due)}`}
            </span>
            {missed && <Status tone="danger">Not as the measure says</Status>}
          </li>
        );
      })}
    </ul>
  );
}
