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
import { PublishDraft } from './publish-draft';
import { TextEditor } from './text-editor';

const example: Record<Exclude<MergeField, 'organization'>, string> = {
  company: 'Example Buyer Ltd',
  person: 'Ada Example',
  title: 'Head of Security',
  address: '1 Example Street, 12345 Example',
  date: '2026-01-31',
};

type Props = {
  organization: string;
  /** The name of the organization, as the text will say it. */
  organizationName: string;
  version: { id: string; number: number; sha256: string; title: string; text: string; change: NdaChange };
  /** Why the saved draft cannot be published, if it cannot. */
  whyNotPublish: string | null;
};

/** Writing a draft: the text on the left, how a signer will read it on the right. */
export function DraftEditor({ organization, organizationName, version, whyNotPublish }: Props) {
  const [text, setText] = useState(version.text);
  const [dirty, setDirty] = useState(false);
  const [filled, setFilled] = useState(true);
  const area = useRef<HTMLTextAreaElement>(null);
  const unknown = unknownFields(text);
  const edit = (next: string) => {
    setText(next);
    setDirty(true);
  };
  return (
    <div className="grid items-start gap-5 xl:grid-cols-2">
      <ActionForm
        action={saveNdaDraft.bind(null, organization, version.id)}
        onChange={() => setDirty(true)}
        onDone={() => setDirty(false)}
      >
        <FormTextField name="title" label="Title" defaultValue={version.title} required maxLength={200} />
        <FormChoiceGroup
          name="change"
          label="Kind of change"
          defaultValue={version.change}
          choices={ndaChanges.map((change) => ({ value: change, ...ndaChangeTexts[change] }))}
        />
        <TextEditor area={area} value={text} onChange={edit} fields={Object.keys(mergeFields)} />
        {unknown.length > 0 && (
          <Callout tone="warning" title="Fields that do not exist" role="status">
            {unknown.map((name) => `{{${name}}}`).join(', ')}. They would be printed as they stand, so the
            text cannot be published.
          </Callout>
        )}
        <FormActions>
          <SubmitButton variant="secondary">Save draft</SubmitButton>
          <PublishDraft
            organization={organization}
            version={version}
            whyNot={dirty ? 'Save the draft first.' : whyNotPublish}
          />
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
          <Markdown
            text={mergeText(text, { organization: organizationName, ...(filled ? example : {}) })}
            look="document"
          />
        </div>
      </Panel>
    </div>
  );
}
