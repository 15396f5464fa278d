import { formatNumber } from '#lib/format.ts';
import type { getCourse } from '#lib/training/detail-queries.ts';
import { courseKindLabels, courseKinds } from '#lib/training/schema.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { DescriptionList } from '@/components/ui/description-list';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';

type Props = { organization: string; course: Awaited<ReturnType<typeof getCourse>>; editable: boolean };

/** What a course is, whom it is for and when. */
export function CourseFacts({ organization, course, editable }: Props) {
  const kind = courseKinds.find((one) => one === course.kind) ?? 'lessons';
  const to = (part: 'lessons' | 'quiz') => (editable ? trainingPaths[part](organization, course.id) : null);
  return (
    <Panel title="Course">
      {course.description && (
        <p dir="auto" className="wrap-anywhere mb-4 whitespace-pre-line">
          {course.description}
        </p>
      )}
      <DescriptionList
        facts={[
          { label: 'Where', value: courseKindLabels[kind] },
          ...(course.url ? [{ label: 'Address', value: <bdi dir="ltr">{course.url}</bdi> }] : []),
          ...(kind === 'link'
            ? [
                {
                  label: 'Certificate',
                  value: course.checksCertificates ? 'counts once accepted' : 'counts as sent',
                },
              ]
            : []),
          { label: 'For', value: course.audienceName },
          { label: 'Due', value: `${formatNumber(course.dueWithinDays)} days after the start` },
          {
            label: 'Again',
            value: course.everyDays ? `every ${formatNumber(course.everyDays)} days` : 'once',
          },
          { label: 'Owner', value: course.ownerName },
          { label: 'Edition', value: String(course.edition) },
          ...(kind === 'lessons'
            ? [
                {
                  label: 'Lessons',
                  value: <Part count={course.lessons.length} href={to('lessons')} />,
                },
                {
                  label: 'Questions',
                  value: <Part count={course.quiz.length} href={to('quiz')} />,
                },
                { label: 'To pass', value: `${course.passPercent} %` },
              ]
            : []),
        ]}
      />
    </Panel>
  );
}

function Part({ count, href }: { count: number; href: string | null }) {
  return (
    <span className="flex gap-3">
      {count}
      {href && <TextLink href={href}>{count === 0 ? 'Write them' : 'Edit'}</TextLink>}
    </span>
  );
}
