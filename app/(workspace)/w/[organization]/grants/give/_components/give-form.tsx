'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { tierOf, tierTexts } from '#lib/document/tier.ts';
import type { PlannedHolder, VisitorChoice } from '#lib/grant/issue-schema.ts';
import { grantPaths } from '#lib/grant-paths.ts';
import { workspacePaths } from '#lib/paths.ts';
import { ActionForm } from '@/components/form/action-form';
import type { ActionState } from '@/components/form/action-state';
import { FormChoiceGroup } from '@/components/form/fields';
import { FormActions, FormSection } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { previewGive } from '../actions';
import { GivePreview } from './give-preview';
import { GiveReason } from './give-reason';
import { GiveTerms } from './give-terms';
import { NewPerson } from './new-person';
import { VisitorPicker } from './visitor-picker';

type Props = {
  organization: string;
  documents: readonly { id: string; title: string; tier: string }[];
  /** What is chosen from the start. */
  document: string;
  visitor: VisitorChoice | null;
};

const lost: ActionState = { ok: false, message: 'It could not be sent. Please try again.', problems: [] };

async function send(organization: string, form: FormData): Promise<ActionState> {
  const answer = await fetch(grantPaths.sendGiven(organization), { method: 'POST', body: form }).catch(
    () => null,
  );
  if (!answer?.headers.get('content-type')?.startsWith('application/json')) return lost;
  const state: ActionState = await answer.json();
  return state;
}

/** Whom, what, until when, with which NDA; then what that means, and why. A change of the first asks for a new look. */
export function GiveForm({ organization, documents, document, visitor }: Props) {
  const [visitors, setVisitors] = useState<VisitorChoice[]>(visitor ? [visitor] : []);
  const [nda, setNda] = useState('needed');
  const [planned, setPlanned] = useState<PlannedHolder[] | null>(null);
  const router = useRouter();
  const run = async (_: ActionState, form: FormData): Promise<ActionState> => {
    if (planned) {
      const state = await send(organization, form);
      if (state.ok) router.push(workspacePaths.grants(organization));
      return state;
    }
    setNda(String(form.get('nda') ?? 'needed'));
    const { state, holders } = await previewGive(organization, form);
    setPlanned(holders);
    return state;
  };
  return (
    <ActionForm action={run} className="max-w-4xl">
      <div onChange={() => setPlanned(null)}>
        <FormSection title="Whom" description="Somebody you know already, a new person, or both.">
          <VisitorPicker
            organization={organization}
            chosen={visitors}
            onChange={(chosen) => {
              setVisitors(chosen);
              setPlanned(null);
            }}
          />
          <NewPerson />
        </FormSection>
        <FormSection title="What" description="Hidden documents can be given here, too.">
          <FormChoiceGroup
            name="documentIds"
            type="checkbox"
            label="Documents"
            defaultValue={document}
            choices={documents.map(({ id, title, tier }) => ({
              value: id,
              label: <bdi>{title}</bdi>,
              hint: tierTexts[tierOf(tier)].label,
            }))}
          />
        </FormSection>
        <GiveTerms />
      </div>
      {planned ? (
        <FormSection title="What will happen" description="Nothing has happened yet.">
          <GivePreview holders={planned} waived={nda !== 'needed'} />
          <GiveReason withProof={nda === 'elsewhere'} />
          <FormActions>
            <SubmitButton
              disabledReason={
                planned.some(({ whyNot }) => whyNot) ? 'Take away who cannot get anything.' : null
              }
            >
              Give documents
            </SubmitButton>
            <Button variant="ghost" onClick={() => setPlanned(null)}>
              Change
            </Button>
          </FormActions>
        </FormSection>
      ) : (
        <FormActions>
          <SubmitButton>Show what will happen</SubmitButton>
          <LinkButton variant="ghost" href={workspacePaths.grants(organization)}>
            Cancel
          </LinkButton>
        </FormActions>
      )}
    </ActionForm>
  );
}
