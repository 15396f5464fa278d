import { expect, test } from 'vitest';
import { Forbidden, Invalid } from '#lib/errors.ts';
import { readCsv } from '#lib/sheet/read.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addQuizCourse, arrangeDuty } from '#lib/testing/training.ts';
import { addPerson, arrange, createWorld } from '#lib/testing/world.ts';
import { getCourse } from './detail-queries.ts';
import { readCompletions } from './import.ts';
import { getCompletionPlan, importCompletions } from './import-commands.ts';
import { exportCompletions } from './sheet-queries.ts';

useTestDatabase();

const table = async (text: string) => readCompletions(await readCsv(Buffer.from(text)));

async function ground() {
  const world = await createWorld();
  const person = await addPerson(world, { email: 'ada@inside.example' });
  const courseId = await addQuizCourse(world);
  const { title } = await getCourse(world.actors.people, { courseId });
  return { world, person, courseId, title };
}

test('completions of another system come in once, end what is owed, and come out again', async () => {
  const { world, person, courseId, title } = await ground();
  await arrangeDuty(world, person, { courseId });
  const text = `Work Email,Course,Completed on,Score,Room\nADA@inside.example,${title.toUpperCase()},2026-01-15,90 %,7\nada@inside.example,${title},2025-01-15,,7\n`;
  const { rows, problems, ignored } = await table(text);
  expect([problems, ignored]).toEqual([[], ['Room']]);
  const { people, security, approver, visitor } = world.actors;
  for (const actor of [security, approver, visitor, person]) {
    await expect(importCompletions(actor, { rows })).rejects.toThrow(Forbidden);
    await expect(getCompletionPlan(actor, { rows })).rejects.toThrow(Forbidden);
  }
  expect(await importCompletions(people, { rows })).toEqual({ added: 2, unchanged: 0 });
  expect(await importCompletions(people, { rows })).toEqual({ added: 0, unchanged: 2 });
  const duties = await arrange(world, (tenant) => tenant.duty.findMany({ select: { outcome: true } }));
  expect(duties).toEqual([{ outcome: 'done' }, { outcome: 'done' }]);
  const seen = (await exportCompletions(people, {})).rows;
  expect(seen).toMatchObject([
    { completedOn: '2026-01-15', score: 90 },
    { completedOn: '2025-01-15', score: null },
  ]);
  expect((await exportCompletions(security, {})).rows[0]).toMatchObject({ score: null, method: 'import' });
});

test('a table with problems changes nothing, and each is told with its row', async () => {
  const { world, title } = await ground();
  const text = [
    'Email;Course;Completed on;Score',
    `bo@inside.example;${title};2026-01-15;`,
    'ada@inside.example;Juggling;2026-01-15;',
    `ada@inside.example;${title};2999-01-15;`,
    `ada@inside.example;${title};15.01.2026;`,
    `ada@inside.example;${title};2026-01-15;101`,
    `ada@inside.example;${title};2026-01-16;`,
    `ada@inside.example;${title};2026-01-16;`,
  ].join('\n');
  const { rows, problems } = await table(text);
  expect(problems.map(({ row }) => row)).toEqual([5, 6]);
  const plan = await getCompletionPlan(world.actors.people, { rows });
  expect(plan.problems.map(({ row }) => row)).toEqual([2, 3, 4, 8]);
  await expect(importCompletions(world.actors.people, { rows })).rejects.toThrow(Invalid);
  expect(await arrange(world, (tenant) => tenant.completion.count())).toBe(0);
  await expect(table('Name,Course\nAda,x\n')).rejects.toThrow(/no column “Email”/);
});

test('another organization’s people and courses are not known here (T02)', async () => {
  const { title } = await ground();
  const theirs = await createWorld();
  const { rows } = await table(`Email,Course,Completed on\nada@inside.example,${title},2026-01-15\n`);
  const plan = await getCompletionPlan(theirs.actors.owner, { rows });
  expect(plan).toMatchObject({ added: [], problems: [{ row: 2 }, { row: 2 }] });
});
