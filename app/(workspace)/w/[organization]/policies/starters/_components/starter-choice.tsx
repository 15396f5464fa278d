'use client';

import { type ReactNode, useState } from 'react';
import { formatNumber, formatPlural } from '#lib/format.ts';
import type { StarterRow } from '#lib/policy-starter/queries.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormSelectField } from '@/components/form/fields';
import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Panel } from '@/components/ui/panel';
import { type PlaceholderField, PlaceholderFields } from '../../_components/placeholder-fields';
import { adoptStartersAction } from '../actions';

/** A starter with its text, ready to be read. */
export type ShownStarter = Omit<StarterRow, 'body'> & { text: ReactNode };

type Props = {
  organization: string;
  starters: readonly ShownStarter[];
  asked: readonly PlaceholderField[];
  owners: readonly { id: string; name: string }[];
};

/** Chooses among the starters; what they leave open is asked for as soon as one that asks it is chosen. */
export function StarterChoice({ organization, starters, asked, owners }: Props) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState<ShownStarter | null>(null);
  const free = starters.filter(({ taken }) => !taken).map(({ identifier }) => identifier);
  const toggle = (identifier: string) => {
    const next = new Set(chosen);
    if (!next.delete(identifier)) next.add(identifier);
    setChosen(next);
  };
  const open = new Set(
    starters.flatMap(({ identifier, placeholders }) => (chosen.has(identifier) ? placeholders : [])),
  );
  const fields = asked.filter(({ text }) => open.has(text));
  return (
    <ActionForm action={adoptStartersAction.bind(null, organization)}>
      <Panel
        title={formatPlural(starters.length, 'policy', 'policies')}
        padded={false}
        actions={
          <Button size="sm" onClick={() => setChosen(new Set(chosen.size < free.length ? free : []))}>
            All or none
          </Button>
        }
      >
        <ul className="divide-y">
          {starters.map((starter) => (
            <li key={starter.identifier} className="flex items-start gap-3 pe-4">
              <StarterLine
                starter={starter}
                checked={chosen.has(starter.identifier)}
                onToggle={() => toggle(starter.identifier)}
              />
              <Button
                size="sm"
                className="mt-3 shrink-0"
                aria-label={`Read the ${starter.title}`}
                onClick={() => setShown(starter)}
              >
                Read
              </Button>
            </li>
          ))}
        </ul>
      </Panel>
      {fields.length > 0 && (
        <Panel title="What you decide">
          <p className="mb-4 text-ink-muted">
            Filled in once for all policies. What you leave empty can be written later; a policy is not
            published before.
          </p>
          <PlaceholderFields fields={fields} />
        </Panel>
      )}
      <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3 border-t bg-canvas px-4 py-3 sm:-mx-6 sm:px-6 lg:-mx-8 lg:px-8">
        <FormSelectField
          name="ownerId"
          label="Owner"
          placeholder="Nobody yet"
          defaultValue=""
          options={owners.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FormActions>
          <SubmitButton>Add the chosen as drafts</SubmitButton>
        </FormActions>
      </div>
      <Dialog
        open={shown !== null}
        onOpenChange={(is) => !is && setShown(null)}
        title={shown?.title ?? ''}
        description={shown?.description}
        size="lg"
      >
        {shown?.text}
      </Dialog>
    </ActionForm>
  );
}

type LineProps = { starter: ShownStarter; checked: boolean; onToggle: () => void };

function StarterLine({ starter, checked, onToggle }: LineProps) {
  const { identifier, title, description, words, controls, questions, taken } = starter;
  return (
    <label className="flex min-w-0 flex-1 cursor-pointer items-start gap-3 py-3 ps-4 has-disabled:cursor-default">
      <input
        type="checkbox"
        name="identifiers"
        value={identifier}
        checked={checked}
        disabled={taken}
        onChange={onToggle}
        className="mt-1 size-4 shrink-0 accent-accent pointer-coarse:size-5"
      />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium tabular-nums">{identifier}</span>
          <span className="font-medium">{title}</span>
          {taken && <Badge>Here already</Badge>}
        </span>
        <span className="mt-0.5 block">{description}</span>
        <span className="mt-1 block text-ink-muted text-xs">
          {formatNumber(words)} words, {formatPlural(questions, 'question', 'questions')} before it is
          acknowledged; controls {controls.join(', ')}
        </span>
      </span>
    </label>
  );
}
