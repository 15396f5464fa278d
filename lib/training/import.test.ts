import { expect, test } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { readCsv } from '#lib/sheet/read.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addQuizCourse, arrangeDuty } from '#lib/testing/training.ts';
import { addPerson, arrange, auditTrail, createWorld } from '#lib/testing/world.ts';
import { addCourse } from './commands.ts';
import { getCourse } from './detail-queries.ts';
import { discardCompletionImport, importCompletionDraft } from './draft-commands.ts';
import { getCompletionImport } from './draft-queries.ts';
import { readCompletions } from './import.ts';
import { getCompletionPlan, importCompletions } from './import-commands.ts';
import { receiveCompletionTable } from './import-upload.ts';
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

test('nobody brings their own completion of a course whose certificates a colleague accepts', async () => {
  const { world, person } = await ground();
  const { people, owner } = world.actors;
  await arrange(world, (tenant) =>
    tenant.person.updateMany({ where: { id: person.personId }, data: { memberId: people.memberId } }),
  );
  const elsewhere = { kind: 'link', url: 'https://first-aid.example/', checksCertificates: true } as const;
  await addCourse(people, { title: 'First aid', ...elsewhere });
  const { rows } = await table('Email,Course,Completed on\nada@inside.example,First aid,2026-01-15\n');
  expect((await getCompletionPlan(people, { rows })).problems).toMatchObject([{ row: 2 }]);
  await expect(importCompletions(people, { rows })).rejects.toThrow('Row 2: Nobody brings their own');
  expect(await importCompletions(owner, { rows })).toEqual({ added: 1, unchanged: 0 });
  // What a colleague brought is known from then on, whoever brings the table again.
  expect(await importCompletions(people, { rows })).toEqual({ added: 0, unchanged: 1 });
});

test('another organization’s people and courses are not known here (T02)', async () => {
  const { title } = await ground();
  const theirs = await createWorld();
  const { rows } = await table(`Email,Course,Completed on\nada@inside.example,${title},2026-01-15\n`);
  const plan = await getCompletionPlan(theirs.actors.owner, { rows });
  expect(plan).toMatchObject({ added: [], problems: [{ row: 2 }, { row: 2 }] });
});

test('an uploaded table waits for a decision: of whoever may, on what they saw, and once (T02, W02)', async () => {
  const { world, person, courseId, title } = await ground();
  await arrangeDuty(world, person, { courseId });
  const { people, security, visitor } = world.actors;
  const lines = ['Email,Course,Completed on,Score', `ada@inside.example,${title},2026-01-15,90`];
  const upload = { fileName: 'lms.csv', bytes: Buffer.from(lines.join('\n')) };
  for (const actor of [security, visitor, person])
    await expect(receiveCompletionTable(actor, upload)).rejects.toThrow(Forbidden);
  const bare = { fileName: 'x.csv', bytes: Buffer.from('Name\nAda\n') };
  await expect(receiveCompletionTable(people, bare)).rejects.toThrow('no column');
  const draftId = await receiveCompletionTable(people, upload);
  const theirs = (await createWorld()).actors.people;
  const preview = await getCompletionImport(people, { draftId });
  const { seen } = preview;
  const row = { row: 2, email: 'ada@inside.example', course: title, score: 90, ends: true };
  expect(preview).toMatchObject({ count: 1, unchanged: 0, problems: [], added: [row] });
  await expect(getCompletionImport(theirs, { draftId })).rejects.toThrow(NotFound);
  await expect(importCompletionDraft(theirs, { draftId, seen })).rejects.toThrow(NotFound);
  await expect(importCompletionDraft(security, { draftId, seen })).rejects.toThrow(Forbidden);
  await expect(importCompletionDraft(people, { draftId, seen: 'a'.repeat(64) })).rejects.toThrow(Conflict);

  const decisions = [1, 2].map(() => importCompletionDraft(people, { draftId, seen }));
  const settled = await Promise.allSettled(decisions);
  expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await arrange(world, (tenant) => tenant.completion.count())).toBe(1);
  const kept = await arrange(world, (tenant) => tenant.importDraft.findMany({ select: { content: true } }));
  expect(kept).toEqual([{ content: [] }]);
  expect(await getCompletionImport(people, { draftId })).toMatchObject({
    count: 0,
    decidedAt: expect.any(Date),
  });
  const again = await receiveCompletionTable(people, upload);
  expect(await getCompletionImport(people, { draftId: again })).toMatchObject({ count: 0, unchanged: 1 });
  await discardCompletionImport(people, { draftId: again });
  const trail = (await auditTrail(world)).filter(({ action }) => action === 'training:import');
  const by = (id: string) => trail.filter(({ subject }) => subject === `import-draft:${id}`).length;
  expect([by(draftId), by(again)]).toEqual([2, 2]);
});
