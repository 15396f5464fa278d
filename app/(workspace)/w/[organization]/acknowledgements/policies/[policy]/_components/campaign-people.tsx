'use client';

import { Users } from 'lucide-react';
import { campaignPaths } from '#lib/duty/campaign-paths.ts';
import type { CampaignPerson } from '#lib/duty/campaign-schema.ts';
import { type DutyState, dutyStateLabels } from '#lib/duty/schema.ts';
import { formatDate } from '#lib/format.ts';
import { NoValue, PersonCell, TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import type { Filter } from '@/components/table/table-toolbar';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Status, type Tone } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { CampaignActs } from './campaign-acts';

const column = columnsOf<CampaignPerson>();
const tones: Partial<Record<DutyState, Tone>> = { done: 'positive', overdue: 'danger', open: 'info' };
const methods: Readonly<Record<string, string>> = { paper: 'on paper', elsewhere: 'elsewhere' };

const columns = column.columns([
  column.accessor('name', {
    header: 'Person',
    meta: { sort: 'name', width: 'wide' },
    cell: ({ row }) => <PersonCell name={row.original.name} email={row.original.email} />,
  }),
  column.accessor('team', {
    header: 'Team and manager',
    meta: { width: 'modest' },
    cell: ({ row: { original } }) => (
      <TextCell text={original.team || 'No team'} note={original.managerName ?? 'Nobody manages them'} />
    ),
  }),
  column.accessor('state', {
    header: 'State',
    cell: ({ row: { original } }) => (
      <span className="inline-flex flex-wrap items-baseline gap-x-2">
        <Status tone={tones[original.state] ?? 'neutral'}>{dutyStateLabels[original.state]}</Status>
        {original.method && methods[original.method] && (
          <span className="text-ink-muted text-xs">{methods[original.method]}</span>
        )}
        {original.backOn && original.endedAt === null && (
          <span className="text-ink-muted text-xs">{`away until ${formatDate(new Date(original.backOn))}`}</span>
        )}
      </span>
    ),
  }),
  column.accessor('dueOn', {
    header: 'Due',
    meta: { sort: 'dueOn', width: 'narrow', align: 'end' },
    cell: (c) => formatDate(new Date(c.getValue())),
  }),
  column.accessor('endedAt', {
    header: 'Confirmed',
    meta: { sort: 'endedAt', width: 'narrow', align: 'end' },
    cell: ({ row: { original } }) =>
      original.endedAt && original.state === 'done' ? (
        <LocalTime value={original.endedAt} precision="day" />
      ) : (
        <NoValue />
      ),
  }),
  column.accessor('toldAt', {
    header: 'Reminded',
    meta: { width: 'narrow', align: 'end' },
    cell: (c) => {
      const at = c.getValue();
      return at ? <LocalTime value={at} precision="day" /> : <span className="text-ink-faint">never</span>;
    },
  }),
]);

type Props = {
  organization: string;
  policyId: string;
  rows: CampaignPerson[];
  page: ListPage;
  sort: string;
  filters: Filter[];
  /** Whether an earlier version is looked at, not how things stand now. */
  past: boolean;
  retired: boolean;
  nudges: boolean;
  exempts: boolean;
  exportHref: string;
};

function whyNobody({ past, retired }: Props): string {
  if (past) return 'No duty was made for this version.';
  return retired
    ? 'The policy is retired. Who confirmed it before stands under its versions.'
    : 'The policy has no audience, or nobody is in it. Choose one at the policy.';
}

/** Who has confirmed, and who has not. */
export function CampaignPeople(props: Props) {
  const { organization, policyId, rows, page, sort, filters, past, nudges, exempts, exportHref } = props;
  const exempt = new Set(rows.filter(({ state }) => state === 'exempt').map(({ id }) => id));
  const open = new Set(rows.filter(({ endedAt }) => endedAt === null).map(({ id }) => id));
  return (
    <DataTable
      label="People of a campaign"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => row.name}
      rowHref={(row) => campaignPaths.personRecord(organization, row.personId)}
      sort={sort}
      page={page}
      searchLabel="Search name or e-mail"
      filters={filters}
      {...(nudges || exempts
        ? {
            bulkActions: (ids: readonly string[], clear: () => void) => (
              <CampaignActs
                organization={organization}
                policyId={policyId}
                ids={ids}
                open={ids.filter((id) => open.has(id))}
                exempt={ids.filter((id) => exempt.has(id))}
                nudges={nudges}
                exempts={exempts}
                onDone={clear}
              />
            ),
          }
        : {})}
      tools={
        <AnchorButton size="sm" href={exportHref}>
          Export CSV
        </AnchorButton>
      }
      empty={
        <EmptyState
          icon={<Users />}
          title={past ? 'Nobody was asked' : 'Nobody is asked'}
          description={whyNobody(props)}
        />
      }
    />
  );
}
