'use client';

import type { FindingRow } from '#lib/proposal-page/finding-steps.ts';
import { useAct } from '@/components/form/use-act';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { dropFindingAction, undoFindingAction } from '../actions';

type Props = { organization: string; finding: FindingRow; editable: boolean };

/** What was decided of a finding, with the way back; or the way to leave it. */
export function FindingState({ organization, finding, editable }: Props) {
  const { act, pending } = useAct();
  const { id, name, decision, revision, committed } = finding;
  const seen = { findingId: id, revision };
  if (committed) return <Badge tone="positive">Committed</Badge>;
  if (decision === null)
    return (
      editable && (
        <Button
          pending={pending}
          aria-label={`Drop ${name}`}
          onClick={() => act(() => dropFindingAction(organization, seen))}
        >
          Drop
        </Button>
      )
    );
  return (
    <>
      <Badge tone={decision === 'accepted' ? 'positive' : 'neutral'}>
        {decision === 'accepted' ? 'Accepted' : 'Dropped'}
      </Badge>
      {editable && (
        <Button
          size="sm"
          pending={pending}
          aria-label={`Undo ${name}`}
          onClick={() => act(() => undoFindingAction(organization, seen))}
        >
          Undo
        </Button>
      )}
    </>
  );
}
