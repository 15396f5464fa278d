'use client';

import { workspacePaths } from '#lib/paths.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormSelectField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { useAct } from '@/components/form/use-act';
import { Status } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { proveControlAction, unproveControlAction } from '../../actions';

type Control = { id: string; identifier: string; title: string };
type Props = {
  organization: string;
  courseId: string;
  proven: readonly Control[];
  choices: readonly Control[];
  editable: boolean;
  evidenceHref: string | null;
  verdict: string | null;
};

/** The controls that a course proves while its target is met, and how its own evidence stands. */
export function CourseControls({
  organization,
  courseId,
  proven,
  choices,
  editable,
  evidenceHref,
  verdict,
}: Props) {
  const { act, pending } = useAct();
  const known = new Set(proven.map(({ id }) => id));
  const left = choices.filter(({ id }) => !known.has(id));
  return (
    <Panel
      title="Controls it proves"
      description="They hold while the target is met, measured daily."
      actions={
        evidenceHref &&
        verdict && (
          <TextLink href={evidenceHref}>
            <Status tone={verdict === 'accepted' ? 'positive' : 'danger'}>
              {verdict === 'accepted' ? 'Target met' : 'Below target'}
            </Status>
          </TextLink>
        )
      }
    >
      {proven.length === 0 && <p className="text-ink-muted">None yet.</p>}
      <ul className="flex flex-col gap-2">
        {proven.map(({ id, identifier, title }) => (
          <li key={id} className="flex items-center justify-between gap-3">
            <TextLink href={workspacePaths.control(organization, id)}>
              {identifier} <bdi>{title}</bdi>
            </TextLink>
            {editable && (
              <Button
                size="sm"
                variant="ghost"
                pending={pending}
                aria-label={`Take off ${identifier}`}
                onClick={() => act(() => unproveControlAction(organization, courseId, id))}
              >
                Take off
              </Button>
            )}
          </li>
        ))}
      </ul>
      {editable && left.length > 0 && (
        <ActionForm
          action={proveControlAction.bind(null, organization, courseId)}
          resetOnDone
          className="mt-4 gap-3"
        >
          <FormSelectField
            name="controlId"
            label="Control"
            required
            placeholder="Choose a control"
            defaultValue=""
            options={left.map(({ id, identifier, title }) => ({
              value: id,
              label: `${identifier} ${title}`,
            }))}
          />
          <div>
            <SubmitButton variant="secondary" size="sm">
              Prove this control
            </SubmitButton>
          </div>
        </ActionForm>
      )}
    </Panel>
  );
}
