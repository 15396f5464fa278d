'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import {
  type ChecklistKind,
  checklistKindLabels,
  checklistKinds,
  ownerIn,
  ownerRoles,
} from '#lib/checklist/schema.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { ActionForm } from '@/components/form/action-form';
import type { FormAction } from '@/components/form/action-state';
import { FormSelectField, FormSwitchField, FormTextField } from '@/components/form/fields';
import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { SelectField, TextField } from '@/components/ui/text-field';

type Draft = { key: string; title: string; owner: string; dueDays: string };
type Props = {
  organization: string;
  action: FormAction;
  owners: readonly { id: string; name: string }[];
  template?: {
    name: string;
    kind: ChecklistKind;
    automatic: boolean;
    revision: number;
    items: readonly {
      title: string;
      ownerKind: string;
      ownerId: string | null;
      ownerRole: string | null;
      dueDays: number;
    }[];
  };
};

const emptyDraft = (): Draft => ({ key: crypto.randomUUID(), title: '', owner: 'role:people', dueDays: '0' });

const itemOf = ({ title, owner, dueDays }: Draft) => ({ ...ownerIn(owner), title, dueDays });

/** A template with its items, one below the other. */
export function TemplateForm({ organization, action, owners, template }: Props) {
  const [drafts, setDrafts] = useState<readonly Draft[]>(
    () =>
      template?.items.map((item, index) => ({
        key: String(index),
        title: item.title,
        owner: [item.ownerKind, item.ownerRole ?? item.ownerId].filter(Boolean).join(':'),
        dueDays: String(item.dueDays),
      })) ?? [{ key: '0', title: '', owner: 'role:people', dueDays: '0' }],
  );
  const change = (key: string, part: Partial<Draft>) =>
    setDrafts((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const choices = [
    { value: 'manager', label: 'Their manager' },
    ...ownerRoles.map((role) => ({ value: `role:${role}`, label: `Role: ${role}` })),
    ...owners.map(({ id, name }) => ({ value: `member:${id}`, label: name })),
  ];
  return (
    <ActionForm action={action}>
      <input type="hidden" name="items" value={JSON.stringify(drafts.map(itemOf))} />
      {template && <input type="hidden" name="revision" value={template.revision} />}
      <FormTextField name="name" label="Name" required maxLength={120} defaultValue={template?.name} />
      <FormSelectField
        name="kind"
        label="When"
        required
        defaultValue={template?.kind ?? 'joiner'}
        options={checklistKinds.map((value) => ({ value, label: checklistKindLabels[value] }))}
      />
      <FormSwitchField
        name="automatic"
        label="Made by itself"
        hint="A month before somebody joins or leaves, as soon as the day is known."
        defaultChecked={template?.automatic ?? false}
      />
      <Panel title="Items" padded={false}>
        <ol className="divide-y">
          {drafts.map(({ key, title, owner, dueDays }, index) => (
            <li
              key={key}
              className="grid gap-3 px-4 py-3 md:grid-cols-[minmax(0,1fr)_14rem_7rem_auto] md:items-end"
            >
              <TextField
                name={`title-${key}`}
                label={`Item ${index + 1}`}
                required
                maxLength={300}
                value={title}
                onChange={(event) => change(key, { title: event.target.value })}
              />
              <SelectField
                name={`owner-${key}`}
                label="Done by"
                required
                value={owner}
                options={choices}
                onChange={(event) => change(key, { owner: event.target.value })}
              />
              <TextField
                name={`days-${key}`}
                label="Days after"
                required
                inputMode="numeric"
                value={dueDays}
                onChange={(event) => change(key, { dueDays: event.target.value })}
              />
              <Button
                size="icon"
                variant="ghost"
                disabled={drafts.length === 1}
                aria-label={`Remove item ${index + 1}`}
                onClick={() => setDrafts((all) => all.filter((one) => one.key !== key))}
              >
                <Trash2 aria-hidden />
              </Button>
            </li>
          ))}
        </ol>
      </Panel>
      <div>
        <Button onClick={() => setDrafts((all) => [...all, emptyDraft()])}>
          <Plus aria-hidden />
          Add item
        </Button>
      </div>
      <FormActions>
        <SubmitButton>Save template</SubmitButton>
        <LinkButton href={trainingPaths.templates(organization)}>Cancel</LinkButton>
      </FormActions>
    </ActionForm>
  );
}
