import type { Metadata } from 'next';
import { getRequest } from '#lib/access-request/desk-queries.ts';
import { relationshipLabels, relationships } from '#lib/access-request/schema.ts';
import { may } from '#lib/auth/permissions.ts';
import { isolated } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { RequestStatus } from '@/components/access-request/request-status';
import { Callout } from '@/components/ui/callout';
import { DescriptionList } from '@/components/ui/description-list';
import { LocalTime } from '@/components/ui/local-time';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { AskPanel } from './_components/ask-panel';
import { DecidedPanel } from './_components/decided-panel';
import { DecisionPanel } from './_components/decision-panel';
import { HoldingsPanel } from './_components/holdings-panel';
import { PersonPanel } from './_components/person-panel';
import { RequestTimeline } from './_components/request-timeline';
import { ask, decide } from './actions';
import { warningsOf } from './warnings';

export const metadata: Metadata = { title: 'Request' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** The approver's desk: everything that a decision needs, in one place. */
export default async function RequestPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const request = await page(getRequest(actor, { requestId: id }));
  const now = new Date();
  const open = request.items.filter((item) => item.outcome === null);
  const notAllowed = may(actor, 'access-request:decide')
    ? null
    : 'Your roles do not include deciding on requests.';
  const whyNotDecide = notAllowed ?? request.whyNotDecide;
  const relationship = relationships.find((known) => known === request.relationship) ?? 'other';
  return (
    <>
      <PageHeader
        title={`${isolated(request.name)}, ${isolated(request.company)}`}
        status={<RequestStatus state={request.state} overdue={request.overdue} />}
        crumbs={[{ label: 'Requests', href: workspacePaths.requests(organization) }]}
        description={<Times request={request} now={now} />}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-5">
          {warningsOf(request).map((warning) => (
            <Callout key={warning} tone="warning">
              {warning}
            </Callout>
          ))}
          <Panel title="What they ask for">
            <DescriptionList
              facts={[
                {
                  label: 'Reason',
                  value: (
                    <span dir="auto" className="whitespace-pre-line">
                      {request.reason}
                    </span>
                  ),
                },
                { label: 'Relationship', value: relationshipLabels[relationship] },
                { label: 'Job title', value: request.title ? <bdi>{request.title}</bdi> : undefined },
              ]}
            />
          </Panel>
          {open.length > 0 && (
            <DecisionPanel
              action={decide.bind(null, organization, id)}
              items={open.map((item) => ({
                documentId: item.documentId,
                title: item.document.title,
                tier: item.document.tier,
                usualDays: item.usualDays,
                note: noteOf(request, item.documentId),
              }))}
              countsFrom={request.countsFrom}
              standsInFor={request.standsInFor}
              whyNot={whyNotDecide}
            />
          )}
          <DecidedPanel request={request} organization={organization} />
          {!request.whyNotAsk && !notAllowed && <AskPanel action={ask.bind(null, organization, id)} />}
          <Panel title="Timeline">
            <RequestTimeline request={request} />
          </Panel>
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <PersonPanel request={request} organization={organization} />
          <HoldingsPanel request={request} organization={organization} />
        </div>
      </div>
    </>
  );
}

type TimesProps = {
  request: { number: number; submittedAt: Date | null; createdAt: Date; dueAt: Date | null; state: string };
  now: Date;
};

function Times({ request, now }: TimesProps) {
  return (
    <>
      #{request.number}, {request.submittedAt ? 'submitted' : 'begun'}{' '}
      <LocalTime value={request.submittedAt ?? request.createdAt} relativeTo={now} />
      {request.dueAt && request.state === 'submitted' && (
        <>
          , due <LocalTime value={request.dueAt} />
        </>
      )}
    </>
  );
}

type Noted = {
  rules: readonly { name: string; covers: readonly string[] }[];
  grants: readonly { documentId: string; state: string }[];
  items: readonly { documentId: string; document: { archivedAt: Date | null } }[];
};

function noteOf(request: Noted, documentId: string): string | null {
  const item = request.items.find((one) => one.documentId === documentId);
  if (item?.document.archivedAt) return 'Archived: can only be denied';
  const former = request.grants.find((grant) => grant.documentId === documentId);
  if (former?.state === 'revoked') return 'Was revoked before';
  if (former?.state === 'expired') return 'Held it before, expired';
  if (former?.state === 'active') return 'Holds it now';
  const rule = request.rules.find((one) => one.covers.includes(documentId));
  return rule ? `Covered by rule “${rule.name}”` : null;
}
