'use client';

import { useState } from 'react';
import { denialTemplates } from '#lib/access-request/schema.ts';
import { formatPlural } from '#lib/format.ts';
import { ActionForm } from '@/components/form/action-form';
import type { FormAction } from '@/components/form/action-state';
import { FormSelectField, FormTextareaField, FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';

type Outcome = 'approved' | 'denied' | 'later';

/** An open document of the request, as the form shows it. */
export type OpenItem = {
  documentId: string;
  title: string;
  tier: string;
  usualDays: number;
  note: string | null;
};

type Props = {
  action: FormAction;
  items: readonly OpenItem[];
  countsFrom: 'approval' | 'first-use';
  standsInFor: readonly { id: string; name: string }[];
  whyNot: string | null;
};

const words = { approved: 'Approve', denied: 'Deny', later: 'Later' } as const;

/** Decides each document: approve with a time, deny with a reason, or leave it for later. */
export function DecisionPanel({ action, items, countsFrom, standsInFor, whyNot }: Props) {
  const [outcomes, setOutcomes] = useState<Readonly<Record<string, Outcome>>>({});
  const outcomeOf = (item: OpenItem) => outcomes[item.documentId] ?? 'later';
  const chosen = items.filter((item) => outcomeOf(item) !== 'later');
  const setAll = (outcome: Outcome) =>
    setOutcomes(Object.fromEntries(items.map((item) => [item.documentId, outcome])));
  const nothing = chosen.length === 0 ? 'Choose a decision for at least one document.' : null;
  return (
    <Panel
      title="Decision"
      padded={false}
      actions={
        items.length > 1 && !whyNot ? (
          <>
            <Button size="sm" onClick={() => setAll('approved')}>
              Approve all
            </Button>
            <Button size="sm" onClick={() => setAll('denied')}>
              Deny all
            </Button>
          </>
        ) : null
      }
    >
      <ActionForm action={action} onDone={() => setOutcomes({})} className="gap-0 *:data-problems:m-4">
        <ul className="divide-y">
          {items.map((item) => (
            <li key={item.documentId} className="flex flex-col gap-3 px-4 py-4">
              <Choice
                item={item}
                outcome={outcomeOf(item)}
                onChange={(outcome) => setOutcomes({ ...outcomes, [item.documentId]: outcome })}
              />
              {outcomeOf(item) === 'approved' && <Terms item={item} countsFrom={countsFrom} />}
              {outcomeOf(item) === 'denied' && <Reason item={item} />}
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap items-end justify-between gap-3 border-t bg-canvas px-4 py-3">
          {standsInFor.length > 0 ? (
            <FormSelectField
              name="onBehalfOf"
              label="Decide"
              optionalNote={null}
              options={[
                { value: '', label: 'In my own name' },
                ...standsInFor.map(({ id, name }) => ({ value: id, label: `On behalf of ${name}` })),
              ]}
            />
          ) : (
            <p className="text-ink-muted text-xs">The requester is told by mail, with your reasons.</p>
          )}
          <SubmitButton disabledReason={whyNot ?? nothing}>
            {chosen.length === 0 ? 'Decide' : `Decide on ${formatPlural(chosen.length, 'document')}`}
          </SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}

type ChoiceProps = { item: OpenItem; outcome: Outcome; onChange: (outcome: Outcome) => void };

function Choice({ item, outcome, onChange }: ChoiceProps) {
  return (
    <fieldset className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <legend className="sr-only">Decision on {item.title}</legend>
      <div className="min-w-0 flex-1 basis-56">
        <p dir="auto" className="wrap-anywhere font-medium">
          {item.title}
        </p>
        <p className="mt-0.5 flex flex-wrap items-center gap-1.5 text-ink-muted text-xs">
          <Badge>{item.tier}</Badge>
          {item.note}
        </p>
      </div>
      <div className="flex rounded-md border bg-sunken p-0.5">
        {(['approved', 'denied', 'later'] as const).map((value) => (
          <label
            key={value}
            className="cursor-pointer rounded-sm px-2.5 py-1 text-ink-muted has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:ring-1 has-checked:ring-line-strong has-focus-visible:outline-2 has-focus-visible:outline-accent-text pointer-coarse:py-2"
          >
            <input
              type="radio"
              className="sr-only"
              name={`outcome-${item.documentId}`}
              value={value}
              checked={outcome === value}
              onChange={() => onChange(value)}
            />
            {words[value]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Terms({ item, countsFrom }: { item: OpenItem; countsFrom: string }) {
  return (
    <div className="grid gap-3 sm:grid-cols-[8rem_16rem]">
      <FormTextField
        name={`days-${item.documentId}`}
        type="number"
        label="Days"
        min={1}
        max={3650}
        required
        defaultValue={item.usualDays}
      />
      <FormSelectField
        name={`countsFrom-${item.documentId}`}
        label="Counted from"
        required
        defaultValue={countsFrom}
        options={[
          { value: 'approval', label: 'Approval' },
          { value: 'first-use', label: 'First download' },
        ]}
      />
    </div>
  );
}

function Reason({ item }: { item: OpenItem }) {
  const [template, setTemplate] = useState('');
  return (
    <div className="flex flex-col gap-3">
      <FormSelectField
        name={`template-${item.documentId}`}
        label="Start from"
        optionalNote={null}
        value={template}
        onChange={(event) => setTemplate(event.target.value)}
        placeholder="Your own words"
        options={denialTemplates.map((text) => ({ value: text, label: text }))}
      />
      <FormTextareaField
        key={template}
        name={`reason-${item.documentId}`}
        label="Reason"
        hint="The requester reads this."
        required
        maxLength={1000}
        defaultValue={template}
      />
    </div>
  );
}
