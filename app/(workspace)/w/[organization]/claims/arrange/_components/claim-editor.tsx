'use client';

import { BadgeCheck } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import type { DescribedArea } from '#lib/claim/area-schema.ts';
import type { Area } from '#lib/claim/areas.ts';
import type { OrderedClaim } from '#lib/claim/schema.ts';
import { formatPlural } from '#lib/format.ts';
import type { Move } from '#lib/order.ts';
import { useAct } from '@/components/form/use-act';
import { EmptyState } from '@/components/ui/empty-state';
import { Kbd } from '@/components/ui/kbd';
import { Panel } from '@/components/ui/panel';
import { archiveClaimAction, moveClaimAction, moveSectionAction } from '../../actions';
import { DescribeDialog, RenameDialog } from './area-dialogs';
import { AreaMenu, ClaimMenu } from './arrange-menus';
import { ClaimDialog } from './claim-dialog';
import { keysToMove, stepFocus, steps } from './claim-keys';

type EditorProps = {
  organization: string;
  areas: readonly Area<OrderedClaim>[];
  /** What stands above areas; those without an entry have nothing. */
  described: readonly DescribedArea[];
  editable: boolean;
};

/** Every claim by area: found by typing, edited with Enter, moved with the keyboard or the menu. */
export function ClaimEditor({ organization, areas, described, editable }: EditorProps) {
  const [search, setSearch] = useState('');
  const [claim, setClaim] = useState<OrderedClaim | null>(null);
  const [area, setArea] = useState<{ title: string; doing: 'rename' | 'describe' } | null>(null);
  const { pending, act } = useAct();
  const words = search.trim().toLocaleLowerCase();
  const shown = areas
    .map(({ title, claims }) => ({
      title,
      claims: claims.filter(({ text }) => `${title} ${text}`.toLocaleLowerCase().includes(words)),
    }))
    .filter(({ claims }) => claims.length > 0);
  const total = shown.reduce((sum, { claims }) => sum + claims.length, 0);
  const wordsOf = (title: string) =>
    described.find((one) => one.title === title) ?? { title, chapter: '', introduction: '', revision: 0 };
  const move = (id: string, where: Move) => act(() => moveClaimAction(organization, id, where));

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target instanceof HTMLElement ? event.target : null;
    const id = target?.dataset.claim;
    if (!id) return;
    const where = event.altKey ? keysToMove[event.key] : undefined;
    if (where && editable && !pending) {
      event.preventDefault();
      move(id, where);
      return;
    }
    const step = event.altKey ? undefined : steps[event.key];
    if (step !== undefined) stepFocus(event, step);
  };

  if (areas.length === 0) {
    return (
      <Panel padded={false}>
        <EmptyState
          icon={<BadgeCheck />}
          title="No claims yet"
          description="Add the sentences your customers look for: how data is encrypted, how long backups are kept, who has access."
        />
      </Panel>
    );
  }
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <input
          type="search"
          dir="auto"
          aria-label="Search claims"
          placeholder="Search claims"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="control h-8 max-w-80 px-2.5 pointer-coarse:h-10 pointer-coarse:text-base"
        />
        <p role="status" className="text-ink-muted text-xs tabular-nums">
          {formatPlural(total, 'claim')} in {formatPlural(shown.length, 'area')}
        </p>
        {editable && (
          <p className="ms-auto text-ink-muted text-xs max-sm:hidden pointer-coarse:hidden">
            <Kbd>Enter</Kbd> edits, <Kbd>Alt</Kbd> <Kbd>↑</Kbd> <Kbd>↓</Kbd> moves, <Kbd>j</Kbd> <Kbd>k</Kbd>{' '}
            goes on
          </p>
        )}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys only act on the buttons within */}
      <div onKeyDown={onKeyDown} className="flex flex-col gap-4">
        {shown.map(({ title, claims }) => (
          <Panel
            key={title}
            padded={false}
            title={<span dir="auto">{title}</span>}
            description={[wordsOf(title).chapter, formatPlural(claims.length, 'claim')]
              .filter(Boolean)
              .join(' · ')}
            actions={
              editable && (
                <AreaMenu
                  title={title}
                  onRename={() => setArea({ title, doing: 'rename' })}
                  onDescribe={() => setArea({ title, doing: 'describe' })}
                  onMove={(where) => act(() => moveSectionAction(organization, title, where))}
                />
              )
            }
          >
            <ul className="divide-y">
              {claims.map((row) => (
                <li key={row.id} className="flex items-start gap-2 py-1 ps-1.5 pe-2 hover:bg-sunken">
                  <button
                    type="button"
                    dir="auto"
                    data-claim={row.id}
                    disabled={!editable}
                    onClick={() => setClaim(row)}
                    className="wrap-anywhere min-w-0 flex-1 rounded-md px-2.5 py-1.5 text-start"
                  >
                    {row.text}
                  </button>
                  {editable && (
                    <ClaimMenu
                      text={row.text}
                      onEdit={() => setClaim(row)}
                      onMove={(where) => move(row.id, where)}
                      onArchive={() => act(() => archiveClaimAction(organization, row.id))}
                    />
                  )}
                </li>
              ))}
            </ul>
          </Panel>
        ))}
        {shown.length === 0 && <p className="py-10 text-center text-ink-muted">Nothing matches.</p>}
      </div>
      {claim && (
        <ClaimDialog
          key={claim.id}
          organization={organization}
          claim={claim}
          areas={areas.map(({ title }) => title)}
          onClose={() => setClaim(null)}
        />
      )}
      {area?.doing === 'rename' && (
        <RenameDialog organization={organization} area={area.title} onClose={() => setArea(null)} />
      )}
      {area?.doing === 'describe' && (
        <DescribeDialog
          key={area.title}
          organization={organization}
          area={wordsOf(area.title)}
          chapters={[...new Set(described.map(({ chapter }) => chapter))].filter(Boolean)}
          onClose={() => setArea(null)}
        />
      )}
    </>
  );
}
