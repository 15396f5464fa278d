import { ListChecks } from 'lucide-react';
import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { getMyItems } from '#lib/checklist/queries.ts';
import { getMyWork, getWaitingReviews } from '#lib/evidence-requirement/queries.ts';
import { frequencyLabel } from '#lib/evidence-requirement/schema.ts';
import { dueLooks, dueStanding } from '#lib/evidence-requirement/standing.ts';
import { formatCount, formatNumber } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { getMyReviews } from '#lib/policy/review-queries.ts';
import { getWaitingVersions } from '#lib/policy/waiting-queries.ts';
import { getMyTasks } from '#lib/task/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { EvidenceLine } from '@/components/evidence/evidence-line';
import { WaitingVersions } from '@/components/policy/waiting-versions';
import { Status } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { LocalTime } from '@/components/ui/local-time';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Stat, StatRow } from '@/components/ui/stat';
import { Time } from '@/components/ui/time';
import { OwnDuties, readOwnDuties } from '../_components/own-duties';
import { UnownedWork } from '../_components/unowned-work';
import { readWaitingCertificates, WaitingCertificates } from '../_components/waiting-certificates';
import { OwnItems } from './_components/own-items';
import { OwnReviews } from './_components/own-reviews';
import { OwnTasks } from './_components/own-tasks';

export const metadata: Metadata = { title: 'My work' };

type Props = { params: Promise<{ organization: string }> };

/** What I owe, by when, and what waits for my review. */
export default async function MyWorkPage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const { today, owed, brought } = await page(getMyWork(actor, {}));
  const tasks = await page(getMyTasks(actor, {}));
  const items = await page(getMyItems(actor, {}));
  const own = await page(getMyReviews(actor, {}));
  const duties = await readOwnDuties(actor);
  const reviewer = may(actor, 'evidence:review');
  const reviews = reviewer ? await page(getWaitingReviews(actor, {})) : { rows: [], count: 0 };
  const waiting = may(actor, 'policy:approve') ? await page(getWaitingVersions(actor, {})) : [];
  const approvals = waiting.filter(({ whyNot }) => whyNot === null);
  const certificates = await readWaitingCertificates(actor);
  const standings = [
    ...owed,
    ...[...tasks.rows, ...items.rows, ...own.rows].map(({ dueOn }) => ({ dueOn, waitingOn: null })),
  ].map((row) => dueStanding(row, today));
  const count = (...wanted: string[]) => standings.filter((standing) => wanted.includes(standing)).length;
  return (
    <>
      <PageHeader
        title="My work"
        description="All that you are responsible for, by when, and what waits for your review."
        actions={
          may(actor, 'evidence-requirement:list') && (
            <LinkButton href={workspacePaths.calendar(organization)}>Calendar</LinkButton>
          )
        }
      />
      <StatRow>
        <Stat label="Overdue" value={formatNumber(count('overdue') + (duties?.overdue ?? 0))} />
        <Stat
          label="Due within 30 days"
          value={formatNumber(count('due-today', 'due-soon') + (duties?.soon ?? 0))}
        />
        <Stat label="Waiting for others" value={formatNumber(count('waiting'))} />
        {reviewer && (
          <Stat
            label="To review"
            value={formatCount(reviews.count)}
            href={workspacePaths.reviewEvidence(organization)}
          />
        )}
      </StatRow>
      <div className="flex flex-col gap-5">
        <OwnDuties organization={organization} owed={duties} />
        <OwnTasks
          organization={organization}
          rows={tasks.rows}
          today={today}
          reads={may(actor, 'task:list')}
        />
        <OwnItems
          organization={organization}
          rows={items.rows}
          today={today}
          reads={may(actor, 'checklist:list')}
        />
        <OwnReviews
          organization={organization}
          rows={own.rows}
          today={today}
          reads={may(actor, 'policy:read')}
        />
        <UnownedWork organization={organization} actor={actor} />
        <Panel title="Evidence I owe" padded={false}>
          {owed.length === 0 && (
            <EmptyState
              icon={<ListChecks />}
              title="You owe no evidence"
              description="When somebody makes you responsible for evidence, it appears here with the day it is due."
            />
          )}
          <ul className="divide-y">
            {owed.map((row) => {
              const standing = dueStanding(row, today);
              const { label, tone } = dueLooks[standing];
              return (
                <li
                  key={row.id}
                  className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3"
                >
                  <div className="min-w-0 flex-1 basis-60">
                    <p dir="auto" className="wrap-anywhere font-medium">
                      {row.what}
                    </p>
                    <p dir="auto" className="wrap-anywhere text-ink-muted text-xs">
                      {row.identifier} {row.controlTitle}, {frequencyLabel(row.everyDays)}
                    </p>
                  </div>
                  <p className="flex flex-wrap items-center gap-x-3">
                    <Status tone={tone}>{label}</Status>
                    {row.dueOn && (
                      <span className="text-ink-muted">
                        by <Time value={row.dueOn} precision="day" />
                      </span>
                    )}
                  </p>
                  {may(actor, 'evidence:add') && standing !== 'done' && (
                    <LinkButton
                      size="sm"
                      variant={standing === 'overdue' ? 'primary' : 'secondary'}
                      aria-label={`Bring evidence: ${row.what}`}
                      href={workspacePaths.addEvidence(organization, { requirement: row.id })}
                    >
                      Bring evidence
                    </LinkButton>
                  )}
                </li>
              );
            })}
          </ul>
        </Panel>
        {approvals.length > 0 && (
          <Panel title="Policies waiting for your approval" padded={false}>
            <WaitingVersions organization={organization} versions={approvals} />
          </Panel>
        )}
        <WaitingCertificates organization={organization} courses={certificates} />
        {reviews.rows.length > 0 && (
          <Panel title="Waiting for a review" padded={false}>
            <ul className="divide-y">
              {reviews.rows.slice(0, 10).map((row) => (
                <EvidenceLine
                  key={row.id}
                  href={workspacePaths.evidenceItem(organization, row.id)}
                  title={row.title}
                >
                  <span className="text-ink-muted text-xs">
                    <bdi>{row.receivedByName}</bdi>, <LocalTime value={row.receivedAt} precision="day" />
                  </span>
                </EvidenceLine>
              ))}
            </ul>
          </Panel>
        )}
        {brought.length > 0 && (
          <Panel title="What I brought lately" padded={false}>
            <ul className="divide-y">
              {brought.map((row) => (
                <li
                  key={row.id}
                  className="flex flex-wrap items-baseline justify-between gap-x-6 px-4 py-2.5"
                >
                  <span dir="auto" className="wrap-anywhere min-w-0">
                    {row.title}
                    {row.reason && <span className="block text-ink-muted text-xs">{row.reason}</span>}
                  </span>
                  <Verdict verdict={row.verdict} />
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </>
  );
}

function Verdict({ verdict }: { verdict: string | null }) {
  if (verdict === 'accepted') return <Status tone="positive">Accepted</Status>;
  if (verdict === 'rejected') return <Status tone="danger">Rejected</Status>;
  return <Status tone="info">To be reviewed</Status>;
}
