'use client';

import { useRef } from 'react';
import type { TemplateRow } from '#lib/control/template-queries.ts';
import { formatPlural } from '#lib/format.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormSwitchField } from '@/components/form/fields';
import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { addTemplatesAction } from '../actions';

type Props = { organization: string; templates: readonly TemplateRow[] };

/** The library by area: choose any number and add them at once. */
export function TemplateChoice({ organization, templates }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const chooseAll = (within: HTMLElement | null | undefined) => {
    const boxes = [
      ...(within?.querySelectorAll<HTMLInputElement>('input[name="identifiers"]:enabled') ?? []),
    ];
    const all = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !all;
  };
  const areas = Map.groupBy(templates, ({ area }) => area);
  return (
    <ActionForm action={addTemplatesAction.bind(null, organization)}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Button onClick={() => chooseAll(list.current)}>Choose all or none</Button>
      </div>
      <div ref={list} className="flex flex-col gap-5">
        {[...areas].map(([area, members]) => (
          <Panel
            key={area}
            title={area}
            padded={false}
            actions={
              <Button
                size="sm"
                aria-label={`Choose all or none of ${area}`}
                onClick={(event) => chooseAll(event.currentTarget.closest('section'))}
              >
                All or none
              </Button>
            }
          >
            <ul className="divide-y">
              {members.map((template) => (
                <li key={template.identifier}>
                  <TemplateLine template={template} />
                </li>
              ))}
            </ul>
          </Panel>
        ))}
      </div>
      <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t bg-canvas px-4 py-3 sm:-mx-6 sm:px-6 lg:-mx-8 lg:px-8">
        <FormSwitchField
          name="withEvidence"
          label="Ask for the suggested evidence"
          hint="The first is owed in 45 days; it can be changed for each control."
          defaultChecked
        />
        <FormActions>
          <SubmitButton>Add the chosen</SubmitButton>
        </FormActions>
      </div>
    </ActionForm>
  );
}

function TemplateLine({ template }: { template: TemplateRow }) {
  const { identifier, title, description, requirements, evidence, taken } = template;
  const asked = evidence.map(
    ({ what, everyDays }) => `${what}, every ${formatPlural(everyDays, 'day', 'days')}`,
  );
  return (
    <label className="flex cursor-pointer items-start gap-3 px-4 py-3 hover:bg-sunken has-disabled:cursor-default">
      <input
        type="checkbox"
        name="identifiers"
        value={identifier}
        disabled={taken}
        className="mt-1 size-4 shrink-0 accent-accent pointer-coarse:size-5"
      />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium tabular-nums">{identifier}</span>
          <span className="font-medium">{title}</span>
          {taken && <Badge>Here already</Badge>}
        </span>
        <span className="mt-0.5 block">{description}</span>
        <span className="mt-1 block text-ink-muted text-xs">CSF {requirements.join(', ')}</span>
        {asked.length > 0 && (
          <span className="block text-ink-muted text-xs">Evidence: {asked.join('; ')}</span>
        )}
      </span>
    </label>
  );
}
