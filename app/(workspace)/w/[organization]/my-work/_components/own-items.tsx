'use client';

import type { OwnItem } from '#lib/checklist/schema.ts';
import { dueLooks, dueStanding } from '#lib/evidence-requirement/standing.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { useAct } from '@/components/form/use-act';
import { Status } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { tickItemAction } from '../../checklists/actions';

type Props = { organization: string; rows: readonly OwnItem[]; today: string; reads: boolean };

/** What the member is to do for those who join and leave; nothing where there is none. */
export function OwnItems({ organization, rows, today, reads }: Props) {
  const { act, pending } = useAct();
  if (rows.length === 0) return null;
  return (
    <Panel title="For those who join and leave" padded={false}>
      <ul className="divide-y">
        {rows.map(({ id, checklistId, title, dueOn, personName, checklistName }) => {
          const { label, tone } = dueLooks[dueStanding({ dueOn, waitingOn: null }, today)];
          const about = `${checklistName}: ${personName}`;
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
              <div className="min-w-0 flex-1 basis-60">
                <p dir="auto" className="wrap-anywhere font-medium">
                  {title}
                </p>
                <p dir="auto" className="wrap-anywhere text-ink-muted text-xs">
                  {reads ? (
                    <TextLink href={trainingPaths.checklist(organization, checklistId)}>{about}</TextLink>
                  ) : (
                    about
                  )}
                </p>
              </div>
              <p className="flex flex-wrap items-center gap-x-3">
                <Status tone={tone}>{label}</Status>
                <span className="text-ink-muted">
                  by <Time value={dueOn} precision="day" />
                </span>
              </p>
              <Button
                size="sm"
                pending={pending}
                aria-label={`Done: ${title}, ${personName}`}
                onClick={() => act(() => tickItemAction(organization, id))}
              >
                Done
              </Button>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
