import { expect, test } from 'vitest';
import { typedOn, typedSince } from './typed';

const hour = 60 * 60 * 1000;
const fields = [
  { label: 'Title', value: 'Clear desk' },
  { label: 'Text', value: 'Mine' },
];
const stored = JSON.stringify({ path: '/w/alder/tasks/1', at: hour, fields });

test('what was typed is shown on its own page only, and for an hour', () => {
  expect(typedOn('/w/alder/tasks/1', stored, hour + 1)?.fields).toEqual(fields);
  expect(typedOn('/w/alder/tasks/2', stored, hour + 1)).toBeNull();
  expect(typedOn('/w/alder/tasks/1', stored, 2 * hour)).toBeNull();
});

test('what a browser keeps that is not ours is nothing', () => {
  for (const kept of [null, '', '[', 'null', '{"path":"/x","at":0}'])
    expect(typedOn('/x', kept, 1)).toBeNull();
});

test('only what was typed is kept, and all where nothing tells it apart', () => {
  const before = [fields[0] ?? { label: '', value: '' }, { label: 'Text', value: 'Theirs' }];
  expect(typedSince(before, fields)).toEqual([{ label: 'Text', value: 'Mine' }]);
  expect(typedSince(fields, fields)).toEqual(fields);
});
