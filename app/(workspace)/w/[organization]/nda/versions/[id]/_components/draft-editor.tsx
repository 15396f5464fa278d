'use client';

import { useRef, useState } from 'react';
import { type MergeField, mergeFields, mergeText, unknownFields } from '#lib/nda/merge.ts';
import { type NdaChange, ndaChanges, ndaChangeTexts } from '#lib/nda/schema.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormChoiceGroup, FormTextField } from '@/components/form/fields';
import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { Markdown } from '@/components/markdown/markdown';
import { Callout } from '@/components/ui/callout';
import { Panel } from '@/components/ui/panel';
import { saveNdaDraft } from '../../../actions';
import { TextEditor } from './text-editor';

const example: Record<MergeField, string> = {
  organization: '',
  company: 'Example Buyer Ltd',
  person: 'Ada Example',
  title: 'Head of Security',
  address: '1 Example Street, 12345 Example',
  date: '2026-01-31',
};

type Props = {
  organization: string;
  version: { id: string; title: string; text: string; change: NdaChange };
};

/** Writing a draft: the text on the left, how a signer will read it on the right. */
export function DraftEditor({ organization, version }: Props) {
  const [text, setText] = useState(version.text);
  const [filled, setFilled] = useState(true);
  const area = useRef<HTMLTextAreaElement>(null);
  const unknown = unknownFields(text);
  return (
    <div className="grid items-start gap-5 xl:grid-cols-2">
      <ActionForm action={saveNdaDraft.bind(null, organization, version.id)}>
        <FormTextField name="title" label="Title" defaultValue={version.title} required maxLength={200} />
        <FormChoiceGroup
          name="change"
          label="Kind of change"
          defaultValue={version.change}
          choices={ndaChanges.map((change) => ({ value: change, ...ndaChangeTexts[change] }))}
        />
        <TextEditor area={area} value={text} onChange={setText} fields={Object.keys(mergeFields)} />
        {unknown.length > 0 && (
          <Callout tone="warning" title="Fields that do not exist" role="status">
            {unknown.map((name) => `{{${name}}}`).join(', ')}. They would be printed as they stand, so the
            text cannot be published.
          </Callout>
        )}
        <FormActions>
          <SubmitButton variant="secondary">Save draft</SubmitButton>
          {text !== version.text && <span className="text-ink-muted text-xs">Not saved yet</span>}
        </FormActions>
      </ActionForm>
      <Panel
        title="Preview"
        description="How a signer reads it"
        className="xl:sticky xl:top-4"
        actions={
          <label className="flex items-center gap-2 text-xs">
            <input
              type="checkbox"
              className="accent-accent"
              checked={filled}
              onChange={(event) => setFilled(event.target.checked)}
            />
            With example data
          </label>
        }
      >
        <div className="max-h-[75dvh] overflow-y-auto px-2 py-2 sm:px-4">
          <Markdown text={mergeText(text, filled ? example : {})} look="document" />
        </div>
      </Panel>
    </div>
  );
}
