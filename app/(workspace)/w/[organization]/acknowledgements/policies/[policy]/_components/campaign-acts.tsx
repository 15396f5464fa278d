'use client';

import { formatPlural } from '#lib/format.ts';
import { ExemptDuties } from '@/components/duty/exempt-duties';
import type { ActionState } from '@/components/form/action-state';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { askAgainAction, exemptDutiesAction } from '../../../actions';
import { nudgeAction } from '../actions';

type Props = {
  organization: string;
  policyId: string;
  /** The chosen duties, and which of them are exempt. */
  ids: readonly string[];
  exempt: readonly string[];
  nudges: boolean;
  exempts: boolean;
  onDone: () => void;
};

/** What can be done with chosen people of a campaign. */
export function CampaignActs({ organization, policyId, ids, exempt, nudges, exempts, onDone }: Props) {
  const { pending, act } = useAct();
  const run = (deed: () => Promise<ActionState>) =>
    act(async () => {
      const answer = await deed();
      if (answer.ok) onDone();
      return answer;
    });
  const whom = formatPlural(ids.length - exempt.length, 'person', 'people');
  return (
    <>
      {nudges && (
        <Button
          size="sm"
          variant="primary"
          disabled={pending}
          onClick={() => run(() => nudgeAction(organization, policyId, ids))}
        >
          Remind
        </Button>
      )}
      {exempts && exempt.length < ids.length && (
        <ExemptDuties whom={whom} action={exemptDutiesAction.bind(null, organization, ids)} onDone={onDone} />
      )}
      {exempts && exempt.length > 0 && (
        <Button size="sm" disabled={pending} onClick={() => run(() => askAgainAction(organization, exempt))}>
          Ask again
        </Button>
      )}
    </>
  );
}
