import { expect, test } from 'vitest';
import { useTestDatabase } from '#lib/testing/database.ts';
import { createWorld } from '#lib/testing/world.ts';
import { draftPersonImport, importPersons } from './import-commands.ts';
import { getPersonImport } from './import-queries.ts';
import { listPersons } from './queries.ts';

useTestDatabase();

test('thousands of people come in from one table, managers among them, once', async () => {
  const { people } = (await createWorld()).actors;
  const head = ['Email', 'Name', 'Team', 'Manager email', 'Start date'];
  const rows = Array.from({ length: 2_000 }, (_, index) => [
    `p${index}@inside.example`,
    `Person ${index}`,
    `Team ${index % 40}`,
    index === 0 ? '' : `p${Math.floor(index / 10)}@inside.example`,
    '2024-01-01',
  ]);
  const sheets = [
    { name: 'CSV', rows: [head, ...rows].map((cells, index) => ({ number: index + 1, cells })) },
  ];
  const draftId = await draftPersonImport(people, { fileName: 'all.csv', sheets });
  const { seen } = await getPersonImport(people, { draftId });
  expect(await importPersons(people, { draftId, seen })).toMatchObject({ added: 2_000 });
  const { rows: listed, count } = await listPersons(people, {});
  expect([listed.length, count]).toEqual([50, 1000]);
  const again = await draftPersonImport(people, { fileName: 'all.csv', sheets });
  expect(await getPersonImport(people, { draftId: again })).toMatchObject({ added: [], unchanged: 2_000 });
}, 60_000);
