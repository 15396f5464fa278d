'use client';

import { useState } from 'react';
import { formatPlural } from '#lib/format.ts';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { CheckboxField } from '@/components/ui/choice-field';
import { Panel } from '@/components/ui/panel';
import { commitAction } from '../../../actions';

type Props = {
  organization: string;
  pageId: string;
  summary: {
    digest: string;
    claims: number;
    others: number;
    open: number;
    openFindings: number;
    possible: boolean;
  };
};

/** Does it; what is not decided waits on, or is left out knowingly. */
export function CommitForm({ organization, pageId, summary }: Props) {
  const { act, pending } = useAct();
  const { digest, claims, others, open, openFindings, possible } = summary;
  const [close, setClose] = useState(false);
  const undecided = open + openFindings;
  const nothing = claims + others === 0;
  const reason = !possible
    ? 'Put right what is listed above first.'
    : nothing && !close
      ? 'Nothing is accepted yet.'
      : null;
  const label = nothing
    ? close
      ? 'Finish without a commit'
      : 'Commit'
    : `Commit ${claims > 0 ? formatPlural(claims, 'claim', 'claims') : ''}`.trim();
  return (
    <Panel>
      <p>Claims begin as their first edition. Nothing of them is public before you publish the portal.</p>
      {undecided > 0 && (
        <CheckboxField
          name="close"
          className="mt-3"
          label={`Leave out the ${undecided === 1 ? 'one that is' : `${undecided} that are`} not decided, and finish this page`}
          hint="Otherwise they stay, and can be decided and committed later."
          checked={close}
          onChange={(event) => setClose(event.target.checked)}
        />
      )}
      <div className="mt-4">
        <Button
          variant="primary"
          pending={pending}
          disabledReason={reason}
          reasonAs="text"
          onClick={() => act(() => commitAction(organization, pageId, digest, close))}
        >
          {label}
        </Button>
      </div>
    </Panel>
  );
}
