'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormChoiceGroup, FormTextareaField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Panel } from '@/components/ui/panel';
import { reviewEvidenceAction } from '../../actions';

type Review = {
  revisionId: string;
  seen: string | null;
  self: boolean;
  whyNotAccept: string | null;
  whyNotReject: string | null;
};

type PanelProps = { organization: string; itemId: string; number: number; review: Review };

/** Where the newest revision is accepted or rejected. */
export function ReviewPanel({ organization, itemId, number, review }: PanelProps) {
  const { revisionId, seen, self, whyNotAccept, whyNotReject } = review;
  const [changing, setChanging] = useState(false);
  const closed = whyNotAccept !== null && whyNotReject !== null;
  return (
    <Panel title="Review" description={`Of revision ${number}, the newest.`}>
      {closed ? (
        <p className="text-ink-muted">{whyNotAccept}</p>
      ) : whyNotAccept !== null && !changing ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-ink-muted">{whyNotAccept}</p>
          <Button size="sm" onClick={() => setChanging(true)}>
            Reject it after all
          </Button>
        </div>
      ) : (
        <ActionForm
          // What was typed belongs to the revision and verdict that were seen.
          key={`${revisionId} ${seen}`}
          action={reviewEvidenceAction.bind(null, organization, itemId)}
        >
          {self && (
            <Callout tone="warning" title="You brought this yourself">
              Nobody else can review it. Say why it holds; it will be shown as self-reviewed wherever it
              counts.
            </Callout>
          )}
          <input type="hidden" name="revisionId" value={revisionId} />
          <input type="hidden" name="seen" value={seen ?? ''} />
          <FormChoiceGroup
            name="verdict"
            label="Verdict"
            choices={[
              { value: 'accepted', label: 'Accept', hint: whyNotAccept, disabled: whyNotAccept !== null },
              { value: 'rejected', label: 'Reject', hint: whyNotReject, disabled: whyNotReject !== null },
            ]}
            defaultValue={whyNotAccept === null ? 'accepted' : 'rejected'}
          />
          <FormTextareaField
            name="reason"
            label="Reason"
            hint="Needed to reject, and to take back an earlier verdict."
            rows={2}
            maxLength={1000}
          />
          <div>
            <SubmitButton>Save review</SubmitButton>
          </div>
        </ActionForm>
      )}
    </Panel>
  );
}
