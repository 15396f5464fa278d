import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { owingStates } from '#lib/duty/schema.ts';
import { formatMonth, formatNumber } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { getCourse, getCourseProgress } from '#lib/training/detail-queries.ts';
import { percentDone } from '#lib/training/measure.ts';
import { getParticipants, listProvableControls } from '#lib/training/queries.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { Bars } from '@/components/chart/bars';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Stat, StatRow } from '@/components/ui/stat';
import { ArchiveCourse } from './_components/archive-course';
import { CourseControls } from './_components/course-controls';
import { CourseFacts } from './_components/course-facts';
import { NotReady } from './_components/not-ready';
import { ParticipantTable } from './_components/participant-table';
import { WaitingCertificates } from './_components/waiting-certificates';

export const metadata: Metadata = { title: 'Course' };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<SearchParams> };

const spec = { sorts: ['dueOn'], defaultSort: 'dueOn', filters: { state: owingStates } } as const;

/** One course: what it says, who has done it, and what that proves. */
export default async function CoursePage({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const course = await page(getCourse(actor, { courseId: id }));
  const progress = await page(getCourseProgress(actor, { courseId: id }));
  const wanted = listParams(spec, await searchParams);
  const { rows, ...where } = await page(getParticipants(actor, { courseId: id, ...wanted }));
  const changes = may(actor, 'training:change') && !course.archivedAt;
  const controls = changes ? await page(listProvableControls(actor, {})) : [];
  const percent = percentDone(progress);
  const lacks = course.archivedAt ? null : course.missing;
  return (
    <>
      <PageHeader
        title={course.title}
        status={
          course.archivedAt ? <Badge>Archived</Badge> : lacks && <Badge tone="warning">Not ready</Badge>
        }
        crumbs={[{ label: 'Training', href: trainingPaths.list(organization) }]}
        actions={
          <>
            {changes && <LinkButton href={trainingPaths.change(organization, id)}>Edit</LinkButton>}
            {may(actor, 'training:archive') && (
              <ArchiveCourse
                organization={organization}
                courseId={id}
                archived={course.archivedAt !== null}
              />
            )}
          </>
        }
      />
      {lacks && <NotReady organization={organization} courseId={id} missing={lacks} editable={changes} />}
      <WaitingCertificates organization={organization} courseId={id} actor={actor} />
      <StatRow>
        <Stat
          label="Done"
          value={percent === null ? '–' : `${percent} %`}
          note={`${formatNumber(progress.done)} of ${formatNumber(progress.due)} who should have by now`}
        />
        <Stat label="Overdue" value={formatNumber(progress.due - progress.done)} />
        <Stat label="Time left" value={formatNumber(progress.open)} />
        <Stat label="Target" value={`${course.targetPercent} %`} />
      </StatRow>
      <div className="mb-6 grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <CourseFacts organization={organization} course={course} editable={changes} />
        <div className="flex flex-col gap-5">
          <Panel title="Done each month">
            {progress.months.some(({ count }) => count > 0) ? (
              <Bars
                title="Completions per month"
                bars={progress.months.map(({ month, count }) => ({
                  label: formatMonth(new Date(`${month}-01`)),
                  value: count,
                }))}
              />
            ) : (
              <p className="text-ink-muted">Nobody has done it yet.</p>
            )}
          </Panel>
          <CourseControls
            organization={organization}
            courseId={id}
            proven={course.controls.map(({ archivedAt: _, ...control }) => control)}
            choices={controls}
            editable={changes}
            evidenceHref={course.evidence && workspacePaths.evidenceItem(organization, course.evidence.id)}
            verdict={course.evidence && !course.evidence.archivedAt ? course.evidence.verdict : null}
          />
        </div>
      </div>
      <h2 className="mb-3 font-semibold text-lg">People</h2>
      <ParticipantTable
        organization={organization}
        courseId={id}
        rows={rows}
        page={where}
        sort={sortName(wanted)}
        records={may(actor, 'training:record') && !course.archivedAt}
        ready={course.missing === null}
        exempts={may(actor, 'duty:exempt') && !course.archivedAt}
        seesScore={may(actor, 'training:see-score')}
      />
    </>
  );
}
