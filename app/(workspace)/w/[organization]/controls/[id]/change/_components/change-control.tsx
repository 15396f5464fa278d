'use client';

import { useState } from 'react';
import { workspacePaths } from '#lib/paths.ts';
import { ActionForm } from '@/components/form/action-form';
import type { ActionState } from '@/components/form/action-state';
import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { type ControlDefaults, ControlFields } from '../../../_components/control-fields';
import { changeControlAction, type Meanwhile } from '../../../actions';

type Props = {
  organization: string;
  controlId: string;
  control: ControlDefaults & { revision: number };
  owners: readonly { id: string; name: string }[];
};

/** The form of one control. Where somebody else was faster, it shows what they changed and keeps what was typed. */
export function ChangeControl({ organization, controlId, control, owners }: Props) {
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null);
  const send = async (state: ActionState, form: FormData): Promise<ActionState> => {
    const answer = await changeControlAction(organization, controlId, state, form);
    setMeanwhile(answer?.meanwhile ?? null);
    return answer;
  };
  const here = workspacePaths.control(organization, controlId);
  return (
    <ActionForm action={send}>
      <input type="hidden" name="revision" value={meanwhile?.revision ?? control.revision} />
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
            Your own words are still below. Take over what you want to keep of the above, then save once more.
          </p>
        </Callout>
      )}
      <ControlFields defaults={control} owners={owners} />
      <FormActions>
        <SubmitButton>{meanwhile ? 'Save mine over it' : 'Save'}</SubmitButton>
        <LinkButton href={here}>Cancel</LinkButton>
      </FormActions>
    </ActionForm>
  );
}
