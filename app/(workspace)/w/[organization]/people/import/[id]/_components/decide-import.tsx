'use client';

import { useState } from 'react';
import { formatNumber, formatPlural } from '#lib/format.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormChoiceGroup, FormDateField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { CheckboxField } from '@/components/ui/choice-field';
import { Panel } from '@/components/ui/panel';
import { importPersonsAction } from '../../actions';

type Props = {
  organization: string;
  draftId: string;
  seen: string;
  order: string | null;
  count: number;
  /** Who is not in the table: those whom one brought, and all. */
  missing: { fed: number; all: number };
  today: string;
};

/** Does what the preview says, and what is chosen for whoever is missing. */
export function DecideImport({ organization, draftId, seen, order, count, missing, today }: Props) {
  const [leavers, setLeavers] = useState('none');
  const [looked, setLooked] = useState(false);
  const choose = (wanted: string) => {
    setLeavers(wanted);
    setLooked(false);
  };
  const going = leavers === 'all' ? missing.all : leavers === 'fed' ? missing.fed : 0;
  const label = [
    count > 0 && `Import ${formatNumber(count)}`,
    going > 0 && `let ${formatNumber(going)} leave`,
  ];
  return (
    <Panel>
      <ActionForm action={importPersonsAction.bind(null, organization, draftId)}>
        <input type="hidden" name="seen" value={seen} />
        <input type="hidden" name="order" value={order ?? ''} />
        {missing.all > 0 && (
          <div onChange={(event) => choose(chosenIn(event.target) ?? leavers)}>
            <FormChoiceGroup
              name="leavers"
              label={`What of the ${formatPlural(missing.all, 'person who is', 'people who are')} not in the table?`}
              defaultValue="none"
              choices={[
                { value: 'none', label: 'They stay as they are' },
                {
                  value: 'fed',
                  label: `Whom a table brought has left (${formatNumber(missing.fed)})`,
                  hint: 'Who was added by hand stays, such as contractors.',
                  disabled: missing.fed === 0,
                },
                { value: 'all', label: `All of them have left (${formatNumber(missing.all)})` },
              ]}
            />
          </div>
        )}
        {going > 0 && (
          <>
            <FormDateField
              name="leftOn"
              label="First day they are gone"
              hint="Their open duties, sessions and memberships end on it."
              defaultValue={today}
              className="mt-4"
              required
            />
            <CheckboxField
              name="looked"
              checked={looked}
              onChange={(event) => setLooked(event.target.checked)}
              label={`I have looked through who is missing: ${formatPlural(going, 'person leaves', 'people leave')}.`}
              className="mt-4"
            />
          </>
        )}
        <div className={missing.all > 0 ? 'mt-5' : undefined}>
          <SubmitButton
            disabled={count + going === 0 || (going > 0 && !looked)}
            variant={going > 0 ? 'danger' : 'primary'}
          >
            {label.filter(Boolean).join(', ') || 'Nothing to import'}
          </SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}

function chosenIn(target: EventTarget): string | null {
  return target instanceof HTMLInputElement && target.name === 'leavers' ? target.value : null;
}
