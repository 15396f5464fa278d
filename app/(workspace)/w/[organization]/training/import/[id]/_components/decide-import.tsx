'use client';

import { formatPlural } from '#lib/format.ts';
import { ActionForm } from '@/components/form/action-form';
import { SubmitButton } from '@/components/form/submit-button';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { discardCompletionImportAction, importCompletionsAction } from '../../actions';

type Of = { organization: string; draftId: string };

/** Does what the preview says. */
export function DecideImport({ organization, draftId, seen, count }: Of & { seen: string; count: number }) {
  return (
    <ActionForm action={importCompletionsAction.bind(null, organization, draftId)}>
      <input type="hidden" name="seen" value={seen} />
      <SubmitButton className="self-start">{`Import ${formatPlural(count, 'completion')}`}</SubmitButton>
    </ActionForm>
  );
}

/** Takes the table away again. */
export function DiscardImport({ organization, draftId }: Of) {
  const { act, pending } = useAct();
  return (
    <Button pending={pending} onClick={() => act(() => discardCompletionImportAction(organization, draftId))}>
      Discard
    </Button>
  );
}
