import type { Metadata } from 'next';
import type { MemberActor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { getMyWork } from '#lib/evidence-requirement/queries.ts';
import { formatPlural } from '#lib/format.ts';
import { stepsLeft } from '#lib/overview/first-steps.ts';
import { getOverview, type Overview } from '#lib/overview/queries.ts';
import { getWaitingVersions } from '#lib/policy/waiting-queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { PageHeader } from '@/components/ui/page-header';
import { ApprovalsPanel } from './_components/approvals-panel';
import { FirstSteps } from './_components/first-steps';
import { HealthPanel } from './_components/health-panel';
import { LapsedPanel } from './_components/lapsed-panel';
import { DownloadsPanel, NumberTiles } from './_components/numbers';
import { OwnDuties, readOwnDuties } from './_components/own-duties';
import { OwnEngagements } from './_components/own-engagements';
import { OwnWork } from './_components/own-work';
import { PeopleNumbers } from './_components/people-numbers';
import { PublicationsPanel } from './_components/publications-panel';
import { UnownedWork } from './_components/unowned-work';
import { readWaitingCertificates, WaitingCertificates } from './_components/waiting-certificates';
import { DuePanel, RequestsPanel } from './_components/waiting-panels';

export const metadata: Metadata = { title: 'Overview' };

export default async function OverviewPage({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const overview = may(actor, 'overview:read') ? await page(getOverview(actor, {})) : null;
  const waiting = may(actor, 'policy:approve') ? await page(getWaitingVersions(actor, {})) : [];
  const mine = waiting.filter(({ whyNot }) => whyNot === null);
  const courses = await readWaitingCertificates(actor);
  const certificates = courses.reduce((sum, { others }) => sum + others, 0);
  return (
    <>
      <PageHeader
        title={`Good to see you, ${actor.name.split(' ')[0]}`}
        description={summary(overview, { approvals: mine.length, certificates })}
      />
      <ApprovalsPanel organization={organization} waiting={mine} />
      <WaitingCertificates organization={organization} courses={courses} className="mb-6" />
      <UnownedWork organization={organization} actor={actor} className="mb-6" />
      {overview ? (
        <Everything overview={overview} actor={actor} organization={organization} />
      ) : (
        <Own actor={actor} organization={organization} />
      )}
    </>
  );
}

type Waiting = { approvals: number; certificates: number };

function summary(overview: Overview | null, { approvals, certificates }: Waiting): string {
  if (!overview) return 'What waits for you stands here.';
  const { overdueRequests: late, openRequests: open } = overview.numbers;
  const told = [];
  if (late > 0) told.push(`${formatPlural(late, 'request is', 'requests are')} past the time you promised.`);
  else if (open > 0) told.push(`${formatPlural(open, 'request waits', 'requests wait')} for a decision.`);
  if (approvals > 0)
    told.push(`${formatPlural(approvals, 'policy waits', 'policies wait')} for your approval.`);
  if (certificates > 0)
    told.push(`${formatPlural(certificates, 'certificate waits', 'certificates wait')} for your check.`);
  const overdue = overview.due?.overdue ?? 0;
  if (overdue > 0)
    told.push(`${formatPlural(overdue, 'piece of evidence is', 'pieces of evidence are')} overdue.`);
  return told.join(' ') || 'Nothing waits for a decision, and nothing is overdue.';
}

type Props = { overview: Overview; actor: MemberActor; organization: string };

function Everything({ overview, actor, organization }: Props) {
  const { numbers, standing, due, desk, today } = overview;
  const steps = stepsLeft(numbers.beginnings).map((step) => ({ ...step, mine: may(actor, step.action) }));
  const now = new Date();
  return (
    <div className="grid gap-6">
      {steps.length > 0 && <FirstSteps organization={organization} steps={steps} />}
      {(happened(overview) || steps.length === 0) && (
        <>
          <div className="-mb-6">
            <NumberTiles numbers={numbers} organization={organization} />
          </div>
          {standing && <HealthPanel standing={standing} today={today} organization={organization} />}
          <div className="grid items-start gap-6 lg:grid-cols-2">
            {desk && (
              <RequestsPanel desk={desk} open={numbers.openRequests} now={now} organization={organization} />
            )}
            {due && <DuePanel due={due} today={today} organization={organization} />}
            {standing && <LapsedPanel standing={standing} organization={organization} />}
            {desk && (
              <PublicationsPanel publications={desk.publications} now={now} organization={organization} />
            )}
          </div>
          <DownloadsPanel numbers={numbers} organization={organization} />
        </>
      )}
    </div>
  );
}

// Four zeros tell nobody anything: while nothing has happened, only the steps stand there.
function happened({ numbers, standing }: Overview): boolean {
  const { downloads, beginnings: _, ...counts } = numbers;
  return (
    Object.values(counts).some((count) => count > 0) ||
    downloads.some((week) => week.count > 0) ||
    (standing?.counts.length ?? 0) > 0
  );
}

async function Own({ actor, organization }: { actor: MemberActor; organization: string }) {
  const work = may(actor, 'my-work:view') ? await page(getMyWork(actor, {})) : null;
  return (
    <div className="grid gap-6">
      {may(actor, 'person:add') && (
        <div className="-mb-6">
          <PeopleNumbers organization={organization} actor={actor} />
        </div>
      )}
      <OwnDuties organization={organization} owed={await readOwnDuties(actor)} />
      {work && <OwnWork owed={work.owed} today={work.today} organization={organization} />}
      {may(actor, 'engagement:list') && <OwnEngagements organization={organization} actor={actor} />}
    </div>
  );
}
