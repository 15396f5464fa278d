import { expect, test } from 'vitest';
import { engagementState, engagementVerbs, whyNotEngagement } from './lifecycle.ts';
import { groupBySection } from './sections.ts';

const time = { beginsOn: '2026-07-01', endsOn: '2026-07-31', closedAt: null };

test.each([
  ['2026-06-30', 'planned', ['enter', 'reopen']],
  ['2026-07-01', 'open', ['reopen']],
  ['2026-07-31', 'open', ['reopen']],
  ['2026-08-01', 'over', ['enter', 'reopen']],
] as const)('on %s it is %s', (today, state, refused) => {
  expect(engagementState(time, today)).toBe(state);
  expect(engagementVerbs.filter((verb) => whyNotEngagement(state, verb) !== null)).toEqual(refused);
});

test('a closed one stays closed whatever the day, until it is opened again', () => {
  expect(engagementState({ ...time, closedAt: new Date() }, '2026-07-15')).toBe('closed');
  const refused = engagementVerbs.filter((verb) => whyNotEngagement('closed', verb) !== null);
  expect(refused).toEqual(['enter', 'change', 'close']);
});

const node = (id: string, parentId: string | null = null) => ({ id, parentId, identifier: id, title: id });

test('requirements stand below the root that is asked for, else below the first that has controls', () => {
  const nodes = [node('A'), node('A.1', 'A'), node('B'), node('B.1', 'B'), node('B.1.a', 'B.1')];
  const mapped = [
    { requirementId: 'B.1.a', controlId: 'one' },
    { requirementId: 'B', controlId: 'two' },
  ];
  const section = groupBySection(nodes, mapped, null);
  expect(section.roots.map(({ id, controls }) => [id, controls])).toEqual([
    ['A', 0],
    ['B', 2],
  ]);
  expect(section.rootId).toBe('B');
  expect(section.requirements.map(({ id }) => id)).toEqual(['B', 'B.1.a']);
  expect(groupBySection(nodes, mapped, 'A').requirements.map(({ id }) => id)).toEqual(['A.1']);
  expect(groupBySection(nodes, mapped, 'never').rootId).toBe('B');
});

test('a framework without a tree is one part', () => {
  const section = groupBySection([node('A'), node('B')], [], null);
  expect(section).toMatchObject({ roots: [], rootId: null });
  expect(section.requirements).toHaveLength(2);
});
