'use client';

import { useState } from 'react';
import { ControlChoice, type ControlOption } from '@/components/evidence/control-choice';
import { ActionForm } from '@/components/form/action-form';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { mapPolicyAction } from '../../actions';

type Props = {
  organization: string;
  policyId: string;
  controls: readonly ControlOption[];
  requirements: readonly (ControlOption & { framework: string })[];
};

/** Maps a policy to more controls or requirements. */
export function MapMore({ organization, policyId, controls, requirements }: Props) {
  const [open, setOpen] = useState<'controls' | 'requirements' | null>(null);
  const close = () => setOpen(null);
  const action = mapPolicyAction.bind(null, organization, policyId);
  return (
    <div className="flex flex-wrap gap-2 border-t px-4 py-3">
      <Button
        size="sm"
        disabledReason={controls.length === 0 ? 'There is no other control.' : null}
        onClick={() => setOpen('controls')}
      >
        Map to controls
      </Button>
      <Button
        size="sm"
        disabledReason={requirements.length === 0 ? 'There is no other requirement.' : null}
        onClick={() => setOpen('requirements')}
      >
        Map to requirements
      </Button>
      <Dialog open={open === 'controls'} onOpenChange={close} size="md" title="Map to controls">
        <ActionForm action={action} onDone={close}>
          <ControlChoice controls={controls} chosen={[]} error={null} />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Map</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
      <Dialog open={open === 'requirements'} onOpenChange={close} size="md" title="Map to requirements">
        <ActionForm action={action} onDone={close}>
          <RequirementChoice requirements={requirements} />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Map</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </div>
  );
}

const most = 100;

function RequirementChoice({ requirements }: Pick<Props, 'requirements'>) {
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const wanted = words.trim().toLowerCase();
  const found = requirements.filter(({ identifier, title, framework }) =>
    `${framework} ${identifier} ${title}`.toLowerCase().includes(wanted),
  );
  const toggle = (id: string, on: boolean) =>
    setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <fieldset>
      <legend className="mb-1 font-medium">Requirements that it answers</legend>
      <input
        type="search"
        dir="auto"
        aria-label="Narrow the requirements"
        placeholder="Narrow by framework, identifier or title"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        className="control mb-1.5 h-9 px-2.5 pointer-coarse:h-11 pointer-coarse:text-base"
      />
      {chosen.map((id) => (
        <input key={id} type="hidden" name="requirementIds" value={id} />
      ))}
      <div className="max-h-60 overflow-y-auto rounded-md border bg-surface">
        {found.slice(0, most).map(({ id, identifier, title, framework }) => (
          <label
            key={id}
            className="flex items-start gap-2.5 border-b px-3 py-2 last:border-b-0 hover:bg-sunken"
          >
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) => toggle(id, event.target.checked)}
              className="mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:size-5"
            />
            <span dir="auto" className="wrap-anywhere min-w-0">
              <span className="font-medium">{identifier}</span> {title}
              <span className="block text-ink-muted text-xs">{framework}</span>
            </span>
          </label>
        ))}
        {found.length === 0 && <p className="px-3 py-2 text-ink-muted">No requirement matches.</p>}
        {found.length > most && (
          <p className="px-3 py-2 text-ink-muted">{found.length - most} more: narrow the list to see them.</p>
        )}
      </div>
      <p role="status" className="mt-1 text-ink-muted text-xs">
        {chosen.length > 0 && `${chosen.length} chosen`}
      </p>
    </fieldset>
  );
}
