'use client';

import { ExemptActs } from '@/components/duty/exempt-acts';
import type { ActionState } from '@/components/form/action-state';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { askAgainAction, exemptDutiesAction } from '../../../actions';
import { nudgeAction } from '../actions';

type Props = {
  organization: string;
  policyId: string;
  /** The chosen duties, and which of them are open or exempt. */
  ids: readonly string[];
  open: readonly string[];
  exempt: readonly string[];
  nudges: boolean;
  exempts: boolean;
  onDone: () => void;
};

/** What can be done with chosen people of a campaign. */
export function CampaignActs({ organization, policyId, ids, open, exempt, nudges, exempts, onDone }: Props) {
  const { pending, act } = useAct();
  const run = (deed: () => Promise<ActionState>) =>
    act(async () => {
      const answer = await deed();
      if (answer.ok) onDone();
      return answer;
    });
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
      {exempts && (
        <ExemptActs
          open={open}
          exempt={exempt}
          exemptAction={(chosen) => exemptDutiesAction.bind(null, organization, chosen)}
          askAgainAction={(chosen) => askAgainAction(organization, chosen)}
          onDone={onDone}
        />
      )}
    </>
  );
}
