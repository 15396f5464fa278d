'use client';

import { useState } from 'react';
import { dueLooks, dueStanding } from '#lib/evidence-requirement/standing.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormTextareaField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { useAct } from '@/components/form/use-act';
import { Status } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { LocalTime } from '@/components/ui/local-time';
import { Time } from '@/components/ui/time';
import { reopenItemAction, skipItemAction, tickItemAction } from '../../actions';
import { GiveItem, type ItemOwners } from './give-item';

type Item = {
  id: string;
  title: string;
  holder: string;
  ownerName: string | null;
  ownerGone: boolean;
  ownerRole: string | null;
  dueOn: string;
  endedAt: Date | null;
  endedByName: string | null;
  outcome: string | null;
  note: string;
  tickable: boolean;
};

const whoOf = ({ ownerName, ownerRole }: Item) => ownerName ?? `Role: ${ownerRole ?? 'people'}`;

/** The items of a list, each with who does it and by when. */
export function ChecklistItems({
  organization,
  items,
  today,
  owners,
}: {
  organization: string;
  items: readonly Item[];
  today: string;
  /** To whom items can be given; null for who may not. */
  owners: ItemOwners | null;
}) {
  const [skipping, setSkipping] = useState<Item | null>(null);
  const [given, setGiven] = useState<Item | null>(null);
  const { act, pending } = useAct();
  const close = () => setSkipping(null);
  return (
    <>
      <ol className="divide-y">
        {items.map((item) => (
          <li key={item.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-60">
              <p dir="auto" className="wrap-anywhere text-match-parent font-medium">
                {item.title}
              </p>
              <p className="text-ink-muted text-xs">
                <bdi>{whoOf(item)}</bdi>
                {item.ownerGone && ', no member any more: without an owner'}
              </p>
              {item.note && (
                <p dir="auto" className="wrap-anywhere text-ink-muted text-xs">
                  {item.note}
                </p>
              )}
            </div>
            <ItemState item={item} today={today} />
            {item.tickable &&
              (item.endedAt ? (
                <Button
                  size="sm"
                  variant="ghost"
                  pending={pending}
                  aria-label={`Reopen: ${item.title}`}
                  onClick={() => act(() => reopenItemAction(organization, item.id))}
                >
                  Reopen
                </Button>
              ) : (
                <span className="flex flex-wrap gap-2">
                  {owners && (
                    <Button
                      size="sm"
                      variant="ghost"
                      aria-label={`Give to somebody else: ${item.title}`}
                      onClick={() => setGiven(item)}
                    >
                      Give to…
                    </Button>
                  )}
                  <Button
                    size="sm"
                    variant="ghost"
                    aria-label={`Not needed: ${item.title}`}
                    onClick={() => setSkipping(item)}
                  >
                    Not needed
                  </Button>
                  <Button
                    size="sm"
                    pending={pending}
                    aria-label={`Done: ${item.title}`}
                    onClick={() => act(() => tickItemAction(organization, item.id))}
                  >
                    Done
                  </Button>
                </span>
              ))}
          </li>
        ))}
      </ol>
      {owners && (
        <GiveItem
          organization={organization}
          owners={owners}
          item={given && { ...given, who: whoOf(given) }}
          onClose={() => setGiven(null)}
        />
      )}
      <Dialog open={skipping !== null} onOpenChange={close} title="Why is it not needed?">
        <ActionForm action={skipItemAction.bind(null, organization, skipping?.id ?? '')} onDone={close}>
          <FormTextareaField name="note" label="Reason" rows={2} maxLength={1000} required />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Leave it out</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </>
  );
}

function ItemState({ item, today }: { item: Item; today: string }) {
  if (item.endedAt)
    return (
      <p className="flex flex-wrap items-center gap-x-3">
        <Status tone={item.outcome === 'done' ? 'positive' : 'neutral'}>
          {item.outcome === 'done' ? 'Done' : 'Not needed'}
        </Status>
        <span className="text-ink-muted">
          <bdi>{item.endedByName}</bdi>, <LocalTime value={item.endedAt} precision="day" />
        </span>
      </p>
    );
  const { label, tone } = dueLooks[dueStanding({ dueOn: item.dueOn, waitingOn: null }, today)];
  return (
    <p className="flex flex-wrap items-center gap-x-3">
      <Status tone={tone}>{label}</Status>
      <span className="text-ink-muted">
        by <Time value={item.dueOn} precision="day" />
      </span>
    </p>
  );
}
