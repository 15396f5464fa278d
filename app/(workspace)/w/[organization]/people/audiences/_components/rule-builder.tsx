'use client';

import { useState } from 'react';
import { type AudienceRule, type RuleField, ruleFields } from '#lib/audience/schema.ts';
import { ChoiceGroup } from '@/components/ui/choice-field';
import { DateField } from '@/components/ui/text-field';
import type { PersonChoices } from '../../_components/person-spec';
import { ValueChoice } from './value-choice';

type Conditions = Record<RuleField, readonly string[]> & { startedAfter: string };

const labels: Readonly<Record<RuleField, string>> = { team: 'Team', role: 'Role', location: 'Location' };

function conditionsOf(rule: AudienceRule): Conditions {
  if ('everyone' in rule) return { team: [], role: [], location: [], startedAfter: '' };
  const { team = [], role = [], location = [], startedAfter = '' } = rule;
  return { team, role, location, startedAfter };
}

/** The rule of what is chosen; null while it says nothing. */
function ruleOf({ team, role, location, startedAfter }: Conditions): AudienceRule | null {
  const rule = {
    ...(team.length > 0 ? { team: [...team] } : {}),
    ...(role.length > 0 ? { role: [...role] } : {}),
    ...(location.length > 0 ? { location: [...location] } : {}),
    ...(startedAfter ? { startedAfter } : {}),
  };
  return Object.keys(rule).length > 0 ? rule : null;
}

type Props = {
  rule: AudienceRule;
  choices: PersonChoices;
  onChange: (rule: AudienceRule | null) => void;
};

/** Chooses who is meant from what the directory holds. */
export function RuleBuilder({ rule, choices, onChange }: Props) {
  const [everyone, setEveryone] = useState('everyone' in rule);
  const [conditions, setConditions] = useState(() => conditionsOf(rule));
  const tell = (all: boolean, next: Conditions) => {
    setEveryone(all);
    setConditions(next);
    onChange(all ? { everyone: true } : ruleOf(next));
  };
  const known = { team: choices.teams, role: choices.roles, location: choices.locations };
  return (
    <>
      <div
        onChange={({ target }) => {
          if (target instanceof HTMLInputElement) tell(target.value === 'everyone', conditions);
        }}
      >
        <ChoiceGroup
          name="who"
          label="Who is meant?"
          defaultValue={everyone ? 'everyone' : 'some'}
          choices={[
            { value: 'everyone', label: 'Everyone' },
            { value: 'some', label: 'Those of whom all of this holds' },
          ]}
        />
      </div>
      {!everyone && (
        <>
          {ruleFields.map((field) => (
            <ValueChoice
              key={field}
              label={labels[field]}
              known={known[field]}
              chosen={conditions[field]}
              onChange={(values) => tell(false, { ...conditions, [field]: values })}
            />
          ))}
          <DateField
            name="startedAfter"
            label="Started after"
            value={conditions.startedAfter}
            onChange={(event) => tell(false, { ...conditions, startedAfter: event.currentTarget.value })}
          />
        </>
      )}
    </>
  );
}
