import type { Metadata } from 'next';
import { listReportsOfControl } from '#lib/audit-report/queries.ts';
import { may } from '#lib/auth/permissions.ts';
import { getControl, getControlHistory } from '#lib/control/detail-queries.ts';
import { findSuggestions } from '#lib/crosswalk/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { listPoliciesOfControl } from '#lib/policy/link-queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { HealthStatus } from '@/components/control/health-status';
import { LinkedPolicies } from '@/components/policy/linked-policies';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { ArchiveControl } from './_components/archive-control';
import { ControlClaims } from './_components/control-claims';
import { ControlEvidence } from './_components/control-evidence';
import { ControlFacts } from './_components/control-facts';
import { ControlHistory } from './_components/control-history';
import { ControlMappings } from './_components/control-mappings';
import { ControlReports } from './_components/control-reports';
import { ControlStanding } from './_components/control-standing';
import { CrosswalkSuggestions } from './_components/crosswalk-suggestions';

export const metadata: Metadata = { title: 'Control' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** One control: how it stands and why, what it answers, and what became of it. */
export default async function ControlPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const control = await page(getControl(actor, { controlId: id }));
  const history = await page(getControlHistory(actor, { controlId: id }));
  const reports = may(actor, 'audit-report:list')
    ? await page(listReportsOfControl(actor, { controlId: id }))
    : [];
  const policies = may(actor, 'policy:list')
    ? await page(listPoliciesOfControl(actor, { controlId: id }))
    : [];
  const { standing, archivedAt } = control;
  const open = archivedAt === null;
  const maps = open && may(actor, 'control:map');
  const suggestions = maps ? await page(findSuggestions(actor, { controlId: id })) : [];
  return (
    <>
      <PageHeader
        title={control.title}
        status={
          standing ? (
            <HealthStatus health={standing.health} selfReviewed={standing.selfReviewed} />
          ) : (
            <Badge>Archived</Badge>
          )
        }
        description={<bdi>{control.identifier}</bdi>}
        crumbs={[{ label: 'Controls', href: workspacePaths.controls(organization) }]}
        actions={
          <>
            {open && may(actor, 'control:change') && (
              <LinkButton variant="primary" href={workspacePaths.changeControl(organization, id)}>
                Edit
              </LinkButton>
            )}
            {may(actor, 'control:archive') && (
              <ArchiveControl organization={organization} controlId={id} archived={!open} />
            )}
          </>
        }
      />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-5">
          {standing && <ControlStanding standing={standing} />}
          <ControlEvidence organization={organization} actor={actor} controlId={id} open={open} />
          <ControlClaims organization={organization} actor={actor} controlId={id} />
          <ControlMappings
            organization={organization}
            controlId={id}
            requirements={control.requirements}
            editable={maps}
          />
          {suggestions.length > 0 && (
            <CrosswalkSuggestions organization={organization} controlId={id} suggestions={suggestions} />
          )}
          <LinkedPolicies
            organization={organization}
            description="That lay this control down."
            policies={policies}
          />
          {reports.length > 0 && <ControlReports organization={organization} reports={reports} />}
          <ControlHistory history={history} />
        </div>
        <ControlFacts control={control} />
      </div>
    </>
  );
}
