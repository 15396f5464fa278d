'use client';

import { formatDate, formatPlural } from '#lib/format.ts';
import { ActionForm } from '@/components/form/action-form';
import { SubmitButton } from '@/components/form/submit-button';
import { CheckboxField } from '@/components/ui/choice-field';
import { Panel } from '@/components/ui/panel';
import { eraseVisitorAction } from '../actions';

type Props = {
  organization: string;
  visitor: {
    id: string;
    email: string;
    formerly: readonly string[];
    keepSignatureMonths: number;
    signatures: number;
    lastSignatureEndsAt: Date | null;
    proofs: number;
    sessions: number;
    grants: number;
    openRequests: number;
    copies: number;
    blocked: boolean;
  };
};

/** What ends, what goes, what stays and why, and the button that does it. */
export function EraseForm({ organization, visitor }: Props) {
  const { email, formerly, sessions, grants, openRequests, copies, blocked } = visitor;
  return (
    <ActionForm action={eraseVisitorAction.bind(null, organization, visitor.id)}>
      <Panel title="What ends at once">
        <ul className="flex list-disc flex-col gap-2 ps-5">
          <li>{formatPlural(sessions, 'session')}: they are signed out, and running downloads are cut.</li>
          <li>{formatPlural(grants, 'open grant')}, and any waiver of the NDA.</li>
          <li>{formatPlural(openRequests, 'open request')}: withdrawn, undecided.</li>
          {blocked && (
            <li>
              The block. Nothing remembers the address afterwards, so that it can ask again. Block its domain
              if that must not be.
            </li>
          )}
        </ul>
      </Panel>
      <Panel title="What is erased">
        <ul className="flex list-disc flex-col gap-2 ps-5">
          <li className="wrap-anywhere">
            Name, company and title of <bdi>{email}</bdi>
            {formerly.length > 0 && (
              <>
                {' '}
                and of <bdi>{formerly.join(', ')}</bdi>, which were merged into it
              </>
            )}
            , the addresses themselves, and the networks and browsers they came from.
          </li>
          <li>What they wrote and were answered, and the mails to them and about them.</li>
          <li>The personal part of what the audit log says about them.</li>
          <li>What was printed on {formatPlural(copies, 'copy', 'copies')}: none can be downloaded again.</li>
        </ul>
      </Panel>
      <Panel title="What is kept, and why">
        <ul className="flex list-disc flex-col gap-2 ps-5">
          <li>
            The audit log itself, with ids and hashes: it still verifies, and names nobody. What was asked
            for, given and downloaded when stays, as done by an erased visitor.
          </li>
          <li>
            The code of each copy: a leaked page still tells which download it came from, but not whose it
            was.
          </li>
          <li>
            <Agreements visitor={visitor} />
          </li>
          <li>What members of yours wrote elsewhere, such as notes of a customer, is not searched.</li>
        </ul>
      </Panel>
      <CheckboxField
        name="confirmed"
        value="yes"
        label="I have read this. It cannot be undone."
        hint="They are not told by mail; answer them yourself."
      />
      <SubmitButton variant="danger" className="self-start">
        Erase for good
      </SubmitButton>
    </ActionForm>
  );
}

function Agreements({ visitor }: Pick<Props, 'visitor'>) {
  const { signatures, proofs, lastSignatureEndsAt, keepSignatureMonths } = visitor;
  if (signatures + proofs === 0) return <>They signed nothing, so no agreement is kept.</>;
  return (
    <>
      {formatPlural(signatures, 'signature')}
      {proofs > 0 && <> and {formatPlural(proofs, 'agreement')} signed elsewhere</>}, with name and file: they
      prove what was agreed.{' '}
      {lastSignatureEndsAt && <>The last ends on {formatDate(lastSignatureEndsAt)}. </>}
      Each is erased by itself {keepSignatureMonths} months after its end, but for its hash.
    </>
  );
}
