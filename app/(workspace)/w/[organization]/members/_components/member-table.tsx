'use client';

import { Users } from 'lucide-react';
import { useState } from 'react';
import type { WorkOfMember } from '#lib/hand-over/schema.ts';
import { type MemberRow, memberRoles, roleTexts } from '#lib/member/schema.ts';
import { useAct } from '@/components/form/use-act';
import { ListCell, NoValue, PersonCell } from '@/components/table/cells';
import { DataTable } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import type { RowAction } from '@/components/table/row-actions';
import { Badge, Status } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { HandOverDialog } from '../../_components/hand-over';
import { endMemberSessionsAction, resendInvitationAction } from '../actions';
import { ChangeRoles } from './change-roles';
import { RemoveMember } from './remove-member';

const column = columnsOf<MemberRow>();

const states = {
  active: <Status tone="positive">Active</Status>,
  invited: <Status tone="warning">Invited</Status>,
  removed: <Status>Removed</Status>,
};

const columns = column.columns([
  column.accessor('name', {
    header: 'Member',
    meta: { width: 'wide' },
    cell: ({ row }) => <PersonCell name={row.original.name} email={row.original.email} />,
  }),
  column.accessor('roles', {
    header: 'Roles',
    cell: (c) => (
      <ListCell
        items={memberRoles(c.getValue()).map((role) => <Badge key={role}>{roleTexts[role].label}</Badge>)}
        most={3}
      />
    ),
  }),
  column.accessor('state', { header: 'State', meta: { width: 'narrow' }, cell: (c) => states[c.getValue()] }),
  column.accessor('sessions', {
    header: 'Signed in',
    meta: { width: 'narrow', align: 'end', initiallyHidden: true },
  }),
  column.accessor('lastSeenAt', {
    header: 'Last seen',
    meta: { width: 'narrow', align: 'end' },
    cell: (c) => {
      const at = c.getValue();
      return at ? <LocalTime value={at} /> : <NoValue />;
    },
  }),
]);

type Work = { members: readonly WorkOfMember[]; choices: readonly { id: string; name: string }[] };

type Props = {
  organization: string;
  rows: MemberRow[];
  self: string;
  removed: boolean;
  /** Open work by member; null for who may not hand it over. */
  work: Work | null;
  editable: boolean;
  whyNoOwner: string | null;
};

/** The list of members with what can be done to each. */
export function MemberTable({ organization, rows, self, removed, work, editable, whyNoOwner }: Props) {
  const [changed, setChanged] = useState<MemberRow | null>(null);
  const [leaving, setLeaving] = useState<MemberRow | null>(null);
  const [left, setLeft] = useState<WorkOfMember | null>(null);
  const workOf = (row: MemberRow) => work?.members.find(({ memberId }) => memberId === row.id) ?? null;
  const choices = work?.choices ?? [];
  const { act } = useAct();
  const actionsOf = (row: MemberRow): RowAction[] => {
    if (removed) {
      const undone = workOf(row);
      return undone ? [{ label: 'Hand over their work', onSelect: () => setLeft(undone) }] : [];
    }
    if (!editable) return [];
    const invited = row.state === 'invited';
    const again: RowAction = {
      label: 'Send invitation again',
      disabledReason: row.whyNotChange,
      onSelect: () => act(() => resendInvitationAction(organization, row.id)),
    };
    return [
      { label: 'Change roles', disabledReason: row.whyNotChange, onSelect: () => setChanged(row) },
      ...(invited ? [again] : []),
      {
        label: 'Sign out everywhere',
        disabledReason: row.sessions === 0 ? 'They are signed in nowhere.' : null,
        onSelect: () => act(() => endMemberSessionsAction(organization, row.id)),
      },
      {
        label: invited ? 'Take invitation back' : 'Remove',
        tone: 'danger',
        disabledReason: row.id === self ? 'You cannot remove yourself.' : row.whyNotChange,
        onSelect: () => setLeaving(row),
      },
    ];
  };
  return (
    <>
      <DataTable
        label="Members"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        rowActions={actionsOf}
        page={{ count: rows.length }}
        searchLabel="Search name or e-mail"
        empty={
          <EmptyState
            icon={<Users />}
            title={removed ? 'Nobody was removed' : 'Nobody fits this search'}
            description={
              removed ? 'Whoever leaves is listed here; what they did stays on record.' : undefined
            }
          />
        }
      />
      {changed && (
        <ChangeRoles
          key={changed.id}
          organization={organization}
          member={changed}
          whyNoOwner={whyNoOwner}
          onClose={() => setChanged(null)}
        />
      )}
      {leaving && (
        <RemoveMember
          key={leaving.id}
          organization={organization}
          member={leaving}
          work={workOf(leaving)}
          choices={choices.filter(({ id }) => id !== leaving.id)}
          onClose={() => setLeaving(null)}
        />
      )}
      {left && (
        <HandOverDialog
          key={left.memberId}
          organization={organization}
          work={left}
          choices={choices}
          open
          onClose={() => setLeft(null)}
        />
      )}
    </>
  );
}
