import { expect, test } from 'vitest';
import { controlTemplates } from '#lib/control/template.ts';
import { joined, sameSentence, unjoined } from './merge.ts';
import { type Ground, planOf } from './plan.ts';
import type { ReviewProposal } from './review.ts';
import type { ControlChoice } from './schema.ts';
import { suggestionsAmong } from './suggest.ts';

const known = {
  id: 'c1',
  identifier: 'BK-01',
  title: 'Backups',
  archived: false,
  requirements: ['nist-csf/2.0 PR.DS-11'],
};

const ground: Ground = {
  controls: [known],
  requirements: new Set(['nist-csf/2.0 PR.DS-11', 'nist-csf/2.0 PR.DS-01', 'nist-csf/2.0 PR.AT-01']),
  templates: controlTemplates(),
};

let number = 0;

function accepted(control: ControlChoice | null, ids: string[] = [], more: object = {}): ReviewProposal {
  number += 1;
  return {
    id: `p${number}`,
    position: number,
    sentence: `Sentence ${number}.`,
    path: [],
    before: '',
    after: '',
    confidence: 0.9,
    measures: [],
    title: '',
    text: `Sentence ${number}.`,
    section: 'Area',
    audience: 'public',
    measure: null,
    requirements: ids.map((id) => ({ id, confidence: 0.9, reason: '', kept: true })),
    control,
    decision: 'accepted',
    mergedIntoId: null,
    decidedAt: null,
    decidedBy: null,
    revision: 1,
    claimId: null,
    ...more,
  };
}

test('a control that is there is mapped to what it did not answer yet, and never twice to the same', () => {
  const reuse = { kind: 'existing', controlId: 'c1' } as const;
  const plan = planOf(
    [accepted(reuse, ['PR.DS-11']), accepted(reuse, ['PR.DS-01']), accepted(reuse, ['PR.DS-01'])],
    ground,
  );
  expect(plan.controls).toEqual([
    { key: 'c1', kind: 'existing', control: known, added: ['nist-csf/2.0 PR.DS-01'] },
  ]);
  expect(plan).toMatchObject({ mappings: 1, unkept: 0, problems: [] });
  expect(plan.claims.map(({ control }) => control)).toEqual(['c1', 'c1', 'c1']);
});

test('a control of the library that came in meanwhile is reused instead of made again', () => {
  const identifier = controlTemplates()[0]?.identifier ?? '';
  const here = { ...known, id: 'c2', identifier };
  const choice = { kind: 'template', identifier } as const;
  expect(planOf([accepted(choice)], ground).controls).toMatchObject([
    { kind: 'template', content: { identifier } },
  ]);
  const { controls } = planOf([accepted(choice)], { ...ground, controls: [here] });
  expect(controls).toMatchObject([{ kind: 'existing', key: 'c2' }]);
  const archived = { ...here, archived: true };
  const { problems } = planOf([accepted(choice)], { ...ground, controls: [archived] });
  expect(problems[0]?.message).toMatch(/is archived/);
});

test('new controls of one name are one, of different names have different identifiers that nobody has', () => {
  const choices = ['Care', 'care', 'Other'].map((title) => ({ kind: 'new', title }) as const);
  const taken = { ...known, identifier: 'DS-01' };
  const plan = planOf(
    choices.map((choice) => accepted(choice, ['PR.DS-01'])),
    { ...ground, controls: [taken] },
  );
  const identifiers = plan.controls.map((one) => one.kind !== 'existing' && one.content.identifier);
  expect(identifiers).toEqual(['DS-02', 'DS-03']);
});

test('subcategories without a control, and those of a framework that is not in use, are told or left out', () => {
  const plan = planOf([accepted({ kind: 'none' }, ['PR.DS-01']), accepted(null, ['PR.DS-01'])], ground);
  expect(plan).toMatchObject({ unkept: 2, mappings: 0, controls: [] });
  const unused = planOf([accepted({ kind: 'new', title: 'X' }, ['PR.DS-01'])], {
    ...ground,
    requirements: new Set(),
  });
  expect(unused.mappings).toBe(0);
});

test('what no claim can say is a problem of its proposal', () => {
  const long = accepted(null, [], { text: 'x'.repeat(2001), section: '' });
  expect(planOf([long], ground).problems).toEqual([
    { proposalId: long.id, message: expect.stringContaining('at most 2000') },
    { proposalId: long.id, message: 'Please fill in: Area.' },
  ]);
});

test('what is there is suggested before the library, the library before something new, and none at last', () => {
  const sought = {
    text: 'Backups are encrypted and kept for 60 days.',
    title: 'Backups',
    requirements: ['PR.DS-11'],
  };
  const own = { ...known, description: 'Backups are encrypted.', requirements: ['PR.DS-11'] };
  const kinds = (controls: (typeof own)[]) =>
    suggestionsAmong(controls, controlTemplates())(sought).map(({ choice }) => choice.kind);
  expect(kinds([own])[0]).toBe('existing');
  expect(kinds([])[0]).toBe('template');
  expect(kinds([]).at(-1)).toBe('none');
  const unheard = { text: 'Zebras graze quietly.', title: '', requirements: [] };
  expect(suggestionsAmong([own], controlTemplates())(unheard)).toEqual([
    { choice: { kind: 'none' }, label: 'None', reason: '', fit: 0 },
  ]);
});

test('a control of the library whose identifier is taken is not suggested', () => {
  const [template] = controlTemplates();
  const taken = { ...known, identifier: template?.identifier ?? '', title: 'X', description: '' };
  const sought = { text: template?.title ?? '', title: '', requirements: template?.requirements ?? [] };
  const names = suggestionsAmong(
    [taken],
    controlTemplates(),
  )(sought).flatMap(({ choice }) => (choice.kind === 'template' ? [choice.identifier] : []));
  expect(names).not.toContain(template?.identifier);
});

test('sentences are joined once, taken apart where they still end so, and alike but for case and full stop', () => {
  expect(joined('One.', 'Two.')).toBe('One. Two.');
  expect(joined('One and two.', 'one  AND two.')).toBe('One and two.');
  expect(unjoined('One. Two.', 'Two.')).toBe('One.');
  expect(unjoined('One. Two!', 'Two.')).toBeNull();
  expect(sameSentence('We  encrypt.', 'we encrypt')).toBe(true);
  expect(sameSentence('We encrypt.', 'We decrypt.')).toBe(false);
});
