'use client';

import type { MergeEffect, MergeGrant, MergeSide } from '#lib/visitor/merge.ts';
import { ActionForm } from '@/components/form/action-form';
import { SubmitButton } from '@/components/form/submit-button';
import { CheckboxField } from '@/components/ui/choice-field';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { mergeVisitorAction } from '../../../actions';

type Side = MergeSide & { name: string; company: string };
type Props = {
  organization: string;
  merge: { from: Side; into: Side; plan: readonly { grant: MergeGrant; effect: MergeEffect }[] };
};

const effects: Record<MergeEffect, string> = {
  'can-be-given': 'ends, and can be given anew below',
  'held-already': 'ends; the other address holds it for as long already',
  'revoked-there': 'ends; it was revoked for the other address and stays so',
  'revocation-follows': 'was revoked, and is revoked for the other address, too',
  'open-there': 'was revoked, but is open to the other address and stays so',
};

/** What will happen, one by one, and the button that does it. */
export function MergeForm({ organization, merge: { from, into, plan } }: Props) {
  const some = plan.some(({ effect }) => effect === 'can-be-given');
  return (
    <ActionForm action={mergeVisitorAction.bind(null, organization, from.id)}>
      <input type="hidden" name="intoId" value={into.id} />
      <Panel title="What will happen">
        <ul className="flex list-disc flex-col gap-2 ps-5">
          <li className="wrap-anywhere">
            {from.email} can no longer sign in, is signed out everywhere, and running downloads are cut.
          </li>
          <li className="wrap-anywhere">
            Its requests, signatures, copies and downloads are shown with <bdi>{into.name}</bdi> ({into.email}
            ), each with the address that made it. Copies keep the address printed on them.
          </li>
          <li>Its NDA signature stays its own: the other address needs a signature or a waiver by itself.</li>
          <li>Both addresses get a mail; neither names the other.</li>
          <li>This cannot be undone.</li>
        </ul>
      </Panel>
      <Panel title="Documents" padded={false}>
        {plan.length === 0 ? (
          <p className="px-4 py-5 text-ink-muted">
            Nothing is open to {from.email}, and nothing was revoked.
          </p>
        ) : (
          <ul className="divide-y">
            {plan.map(({ grant, effect }) => (
              <li key={grant.id} className="px-4 py-3">
                <bdi className="wrap-anywhere font-medium">{grant.title}</bdi>
                <p className="text-ink-muted text-xs">
                  {effects[effect]}
                  {effect === 'can-be-given' && grant.expiresAt && (
                    <>
                      , until <LocalTime value={grant.expiresAt} precision="day" />
                    </>
                  )}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {some && (
        <CheckboxField
          name="regrant"
          value="yes"
          label={`Open them to ${into.email}, until the same day`}
          hint="Without this nothing is opened; the person can ask again."
        />
      )}
      <SubmitButton variant="danger" className="self-start">
        Merge for good
      </SubmitButton>
    </ActionForm>
  );
}
