import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { getCheck } from '#lib/check/detail-queries.ts';
import { getChecked } from '#lib/check/queries.ts';
import { checkKindLabels } from '#lib/check/schema.ts';
import { checkStates } from '#lib/duty/schema.ts';
import { formatNumber } from '#lib/format.ts';
import { listCourseChoices } from '#lib/training/queries.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { Badge } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { CheckActions } from './_components/check-actions';
import { CheckedTable } from './_components/checked-table';

export const metadata: Metadata = { title: 'Check' };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<SearchParams> };

const spec = { sorts: ['dueOn'], defaultSort: 'dueOn', filters: { state: checkStates } } as const;

function dueInWords(days: number): string {
  if (days === 0) return 'on the first day';
  const many = formatNumber(Math.abs(days));
  return days < 0 ? `${many} days before the first day` : `${many} days after the first day`;
}

/** One check: what it is, and who has it done. */
export default async function CheckPage({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const check = await page(getCheck(actor, { checkId: id }));
  const wanted = listParams(spec, await searchParams);
  const { rows, ...where } = await page(getChecked(actor, { checkId: id, ...wanted }));
  const changes = may(actor, 'check:change');
  const { audiences } = changes ? await page(listCourseChoices(actor, {})) : { audiences: [] };
  const { kind, dueWithinDays, everyDays, selfAttested, archivedAt } = check;
  return (
    <>
      <PageHeader
        title={check.title}
        status={archivedAt && <Badge>Archived</Badge>}
        crumbs={[{ label: 'Checks', href: trainingPaths.checks(organization) }]}
        actions={changes && <CheckActions organization={organization} check={check} audiences={audiences} />}
      />
      <Panel title="Check" className="mb-6">
        {check.description && (
          <p dir="auto" className="wrap-anywhere mb-4 whitespace-pre-line">
            {check.description}
          </p>
        )}
        <DescriptionList
          facts={[
            { label: 'Kind', value: checkKindLabels[kind] },
            { label: 'For', value: check.audienceName },
            { label: 'Due', value: dueInWords(dueWithinDays) },
            { label: 'Again', value: everyDays ? `every ${formatNumber(everyDays)} days` : 'once' },
            { label: 'Said by', value: selfAttested ? 'the person themselves' : 'people managers' },
          ]}
        />
      </Panel>
      <CheckedTable
        organization={organization}
        checkId={id}
        rows={rows}
        page={where}
        sort={sortName(wanted)}
        records={may(actor, 'check:record') && !archivedAt}
        seesOutcome={may(actor, 'check:see-outcome')}
      />
    </>
  );
}
