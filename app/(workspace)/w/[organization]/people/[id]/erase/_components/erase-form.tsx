'use client';

import type { PersonErasure } from '#lib/erasure/person-queries.ts';
import { personErasureLabels, personErasureReasons } from '#lib/erasure/schema.ts';
import { formatPlural } from '#lib/format.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormChoiceGroup } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { CheckboxField } from '@/components/ui/choice-field';
import { Panel } from '@/components/ui/panel';
import { erasePersonAction } from '../actions';

type Props = { organization: string; person: PersonErasure };

/** What goes, what stays and why, for which reason, and the button that does it. */
export function EraseForm({ organization, person }: Props) {
  return (
    <ActionForm action={erasePersonAction.bind(null, organization, person.id)}>
      <Panel title="What is erased">
        <Goes person={person} />
      </Panel>
      <Panel title="What is kept, and why">
        <Stays person={person} />
      </Panel>
      <FormChoiceGroup
        name="reason"
        label="Why are they erased?"
        hint="Kept in the audit log. Nothing is written in words: it would be about the person again."
        choices={personErasureReasons.map((value) => ({ value, label: personErasureLabels[value] }))}
      />
      <CheckboxField
        name="confirmed"
        value="yes"
        label="I have read this. It cannot be undone."
        hint="They are not told by mail; hand them their receipts before, from their record."
      />
      <SubmitButton variant="danger" className="self-start">
        Erase for good
      </SubmitButton>
    </ActionForm>
  );
}

function Goes({ person }: Pick<Props, 'person'>) {
  const { email, hasPrivateEmail, member, questions, files, openItems, reports } = person;
  return (
    <ul className="flex list-disc flex-col gap-2 ps-5">
      <li className="wrap-anywhere">
        Name, team, role, location and employee number of <bdi>{email}</bdi>, the address itself
        {hasPrivateEmail && ', the private one'}, and the names and addresses they had before.
      </li>
      {member && <li>Name and address of their membership, which has ended. What they decided stays.</li>}
      <li>The names they typed, and the networks and browsers they came from.</li>
      <li>
        {formatPlural(questions, 'question')} of theirs with the answers, why they were away or exempt, notes
        about them, and the mails to them and about them.
      </li>
      <li>{formatPlural(files, 'file')}: certificates, and what was signed on paper or found by a check.</li>
      {openItems > 0 && (
        <li>{formatPlural(openItems, 'open item')} of their checklists: no longer needed.</li>
      )}
      {reports > 0 && <li>{formatPlural(reports, 'person reports', 'people report')} to nobody then.</li>}
      <li>Tables of people that wait to be imported and name them.</li>
      <li>The personal part of what the audit log says about them.</li>
    </ul>
  );
}

function Stays({ person }: Pick<Props, 'person'>) {
  const { acknowledgements, completions, results } = person;
  return (
    <ul className="flex list-disc flex-col gap-2 ps-5">
      <li>
        {formatPlural(acknowledgements, 'acknowledgement')} with version, hash, statement and time, as made by
        an erased person: they prove how many confirmed what, and when.
      </li>
      <li>
        {formatPlural(completions, 'course that was done', 'courses that were done')} and{' '}
        {formatPlural(results, 'result of a check', 'results of checks')}, without who it was.
      </li>
      <li>The audit log itself, with ids and hashes: it still verifies, and names nobody.</li>
      <li>A sheet on which others signed, too, until the last of them is erased.</li>
      <li>Receipts that they hold themselves.</li>
      <li>What your members wrote elsewhere, such as the text of a policy, is not searched.</li>
    </ul>
  );
}
