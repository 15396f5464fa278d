'use client';

import { useState } from 'react';
import { type Entry, fieldLabels, type TextField, textFields } from '#lib/profile/entry.ts';
import { priorities, priorityLabels, tierInWords, tiers } from '#lib/profile/tiers.ts';
import { profilePaths } from '#lib/profile-paths.ts';
import { ActionForm } from '@/components/form/action-form';
import type { ActionState } from '@/components/form/action-state';
import { FormSelectField, FormSwitchField, FormTextareaField } from '@/components/form/fields';
import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { type EntryMeanwhile, saveEntryAction } from '../actions';

type Props = {
  organization: string;
  profileId: string;
  requirementId: string;
  number: number;
  entry: Entry;
};

const tierChoices = tiers.map((tier) => ({ value: String(tier), label: tierInWords(tier) }));
const priorityChoices = priorities.map((one) => ({ value: one, label: priorityLabels[one] }));
const byTime = (when: 'current' | 'target') => textFields.filter((field) => field.startsWith(when));
const others = ['notes', 'considerations'] as const satisfies readonly TextField[];

/** Everything a profile says of one subcategory. Where somebody else was faster, their words are shown and one's own kept. */
export function EntryForm({ organization, profileId, requirementId, number, entry }: Props) {
  const [meanwhile, setMeanwhile] = useState<EntryMeanwhile | null>(null);
  const send = async (state: ActionState, form: FormData): Promise<ActionState> => {
    const answer = await saveEntryAction(organization, { profileId, requirementId }, state, form);
    setMeanwhile(answer.meanwhile ?? null);
    return answer;
  };
  const area = (field: TextField) => (
    <FormTextareaField
      key={field}
      name={field}
      label={fieldLabels[field].replace(/^(Current|Target) (.)/, (_, __, letter: string) =>
        letter.toUpperCase(),
      )}
      rows={2}
      defaultValue={entry[field]}
    />
  );
  const filled = (fields: readonly TextField[]) => fields.some((field) => entry[field] !== '');
  return (
    <ActionForm action={send}>
      <input type="hidden" name="seen" value={meanwhile?.number ?? number} />
      {meanwhile && (
        <Callout tone="warning" title={`Changed by ${meanwhile.byName} meanwhile`}>
          <ul className="list-disc ps-5">
            {meanwhile.changes.map((change) => (
              <li key={change}>
                <bdi>{change}</bdi>
              </li>
            ))}
          </ul>
          <p className="mt-2">
            Your own words are still below. Save once more to put them over what you changed.
          </p>
        </Callout>
      )}
      <FormSwitchField
        name="included"
        label="In the profile"
        hint="Off: this outcome does not matter within the scope. The reason says why."
        defaultChecked={entry.included}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <FormSelectField
          name="currentTier"
          label="Current tier"
          placeholder="Not rated"
          defaultValue={entry.currentTier ?? ''}
          options={tierChoices}
        />
        <FormSelectField
          name="targetTier"
          label="Target tier"
          placeholder="None"
          defaultValue={entry.targetTier ?? ''}
          options={tierChoices}
        />
        <FormSelectField
          name="currentPriority"
          label="Current priority"
          hint="How much it matters today."
          placeholder="None"
          defaultValue={entry.currentPriority ?? ''}
          options={priorityChoices}
        />
        <FormSelectField
          name="priority"
          label="Target priority"
          hint="Orders the gaps."
          placeholder="None"
          defaultValue={entry.priority ?? ''}
          options={priorityChoices}
        />
      </div>
      <FormTextareaField name="reason" label="Reason" rows={3} defaultValue={entry.reason} />
      {(['current', 'target'] as const).map((when) => (
        <details key={when} open={filled(byTime(when))} className="group rounded-md border px-3.5 py-2.5">
          <summary className="font-medium">
            {when === 'current' ? 'How it is done today' : 'How it shall be done'}
          </summary>
          <div className="mt-4 flex flex-col gap-5 pb-2">{byTime(when).map(area)}</div>
        </details>
      ))}
      {others.map(area)}
      <FormActions>
        <SubmitButton>{meanwhile ? 'Save mine over it' : 'Save'}</SubmitButton>
        <LinkButton href={profilePaths.outcomes(organization, profileId)}>Back to all outcomes</LinkButton>
      </FormActions>
    </ActionForm>
  );
}
