import { expect, test } from 'vitest';
import { similarAmong } from './similar.ts';

const controls = [
  {
    id: 'backup',
    title: 'Backups',
    description: 'Databases are backed up daily and restored once a quarter.',
  },
  { id: 'rest', title: 'Encryption at rest', description: 'Stored customer data is encrypted.' },
  { id: 'transit', title: 'Encryption in transit', description: 'Connections use TLS.' },
  { id: 'people', title: 'Background checks', description: 'New hires are checked before they start.' },
];

test('a claim finds the control that speaks of the same, whatever the form of its words', () => {
  const similar = similarAmong(controls);
  expect(similar('All customer data we store is encrypted.')[0]).toMatchObject({
    id: 'rest',
    words: expect.arrayContaining(['encrypted', 'customer']),
  });
  expect(similar('We take a backup of each database every day and test restoring it quarterly.')[0]?.id).toBe(
    'backup',
  );
  expect(similar('We check the background of every new hire.')[0]?.id).toBe('people');
});

test('a claim that no control speaks of finds none', () => {
  expect(similarAmong(controls)('Our lobby has plants.')).toEqual([]);
  expect(similarAmong([])('We encrypt data.')).toEqual([]);
  expect(similarAmong(controls)('')).toEqual([]);
});

test('the order of the controls changes nothing, and no more are given than asked for', () => {
  const text = 'Encryption of connections and of stored data';
  const forwards = similarAmong(controls)(text);
  expect(similarAmong(controls.toReversed())(text)).toEqual(forwards);
  expect(forwards.length).toBeGreaterThan(1);
  expect(similarAmong(controls)(text, 1)).toEqual(forwards.slice(0, 1));
  for (const { likeness } of forwards) expect(likeness).toBeGreaterThan(0);
});
