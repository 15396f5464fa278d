import { expect, test } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { leavePerson } from '#lib/person/leave-commands.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrangePersons } from '#lib/testing/person.ts';
import { arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { addAudience, archiveAudience, changeAudience, restoreAudience } from './commands.ts';
import { getAudiencePreview } from './preview-queries.ts';
import { getAudience, listAudiences } from './queries.ts';
import { ruleInWords } from './words.ts';

useTestDatabase();

const sales = { name: 'Sales', rule: { team: ['Sales'] } };

async function addCourse({ organizationId }: World, audienceId: string): Promise<string> {
  const id = newId();
  const stamps = { createdAt: new Date(), createdBy: 'operator:test' };
  await arrange({ organizationId }, (tenant) =>
    tenant.course.create({
      data: { organizationId, id, kind: 'lessons', title: 'Basics', audienceId, ...stamps },
    }),
  );
  return id;
}

test('whoever does not look after people cannot make audiences, and strangers do not see them', async () => {
  const { actors } = await createWorld();
  const audienceId = await addAudience(actors.people, sales);
  for (const actor of [actors.security, actors.approver, actors.auditor, actors.employee, actors.visitor]) {
    await expect(addAudience(actor, { ...sales, name: 'Other' })).rejects.toThrow(Forbidden);
    await expect(changeAudience(actor, { ...sales, audienceId, revision: 1 })).rejects.toThrow(Forbidden);
    await expect(archiveAudience(actor, { audienceId })).rejects.toThrow(Forbidden);
  }
  for (const actor of [actors.auditor, actors.employee, actors.visitor]) {
    await expect(listAudiences(actor, {})).rejects.toThrow(Forbidden);
    await expect(getAudiencePreview(actor, { rule: { everyone: true } })).rejects.toThrow(Forbidden);
  }
});

test('rules that no database can read, or that no end is in sight of, are refused before they are kept (F21)', async () => {
  const { people } = (await createWorld()).actors;
  const absurd = [
    { startedAfter: '0000-01-01' },
    { startedAfter: '9999-12-31' },
    { startedAfter: '2026-02-30' },
    { team: ['a\0b'] },
    { team: ['\ud800'] },
    { team: Array.from({ length: 201 }, (_, at) => `Team ${at}`) },
    { role: [{}] },
    { everyone: true, team: ['Sales'] },
    { everyone: false },
    { __proto__: { everyone: true } },
    {},
  ];
  for (const given of absurd) {
    const rule = JSON.parse(JSON.stringify(given));
    await expect(addAudience(people, { name: 'Absurd', rule })).rejects.toThrow(Invalid);
    await expect(getAudiencePreview(people, { rule })).rejects.toThrow(Invalid);
  }
  const [personId] = await arrangePersons({ organizationId: people.organizationId }, 1);
  const day = '0000-01-01';
  await expect(leavePerson(people, { personId: personId ?? '', leftOn: day })).rejects.toThrow(Invalid);
});

test('audiences and people of another organization do not exist here', async () => {
  const [ours, theirs] = [await createWorld(), await createWorld()];
  const audienceId = await addAudience(theirs.actors.people, sales);
  await arrangePersons(theirs, 3, () => ({ team: 'Sales', email: `${newId()}@inside.example` }));
  const { people } = ours.actors;
  await expect(getAudience(people, { audienceId })).rejects.toThrow(NotFound);
  await expect(changeAudience(people, { ...sales, audienceId, revision: 1 })).rejects.toThrow(NotFound);
  await expect(archiveAudience(people, { audienceId })).rejects.toThrow(NotFound);
  await expect(restoreAudience(people, { audienceId })).rejects.toThrow(NotFound);
  expect(await getAudiencePreview(people, { rule: { everyone: true }, audienceId })).toMatchObject({
    in: { count: 0 },
    change: null,
  });
});

test('a preview tells who is in, who comes and goes, and what duties that makes and ends', async () => {
  const world = await createWorld();
  const { organizationId } = world;
  const { people } = world.actors;
  const ids = await arrangePersons(world, 8, (index) => ({
    team: index < 5 ? 'Sales' : 'Support',
    ...(index === 4 ? { startedOn: '2090-01-01' } : {}),
  }));
  const audienceId = await addAudience(people, sales);
  const courseId = await addCourse(world, audienceId);
  await arrange(world, (tenant) =>
    tenant.duty.createMany({
      data: [0, 1].map((index) => ({
        organizationId,
        id: newId(),
        personId: ids[index] ?? '',
        kind: 'training',
        courseId,
        cause: index === 0 ? 'audience' : 'hand',
        assignedAt: new Date(),
        assignedBy: 'system:test',
        dueOn: new Date(),
      })),
    }),
  );
  const preview = await getAudiencePreview(people, { rule: { team: ['Support'] }, audienceId });
  expect(preview).toMatchObject({
    in: { count: 3 },
    starting: 0,
    change: { comes: { count: 3 }, goes: { count: 4 }, makes: 3, ends: 1 },
  });
  expect(preview.in.persons.map(({ name }) => name)).toEqual([
    'Person 00005',
    'Person 00006',
    'Person 00007',
  ]);
  expect(await getAudiencePreview(people, { rule: { team: ['Sales'] } })).toMatchObject({
    in: { count: 4 },
    starting: 1,
    change: null,
  });
  const { rows } = await listAudiences(people, {});
  expect(rows).toMatchObject([{ name: 'Sales', persons: 4, uses: 1 }]);
});

test('an audience in use is not archived, and says by what; a free one goes and comes back', async () => {
  const world = await createWorld();
  const { people } = world.actors;
  const audienceId = await addAudience(people, sales);
  const courseId = await addCourse(world, audienceId);
  await expect(archiveAudience(people, { audienceId })).rejects.toThrow('in use by the course “Basics”');
  await arrange(world, (tenant) =>
    tenant.course.updateMany({ where: { id: courseId }, data: { archivedAt: new Date() } }),
  );
  await archiveAudience(people, { audienceId });
  await expect(archiveAudience(people, { audienceId })).rejects.toThrow(Conflict);
  await expect(changeAudience(people, { ...sales, audienceId, revision: 1 })).rejects.toThrow(Conflict);
  await expect(addAudience(people, sales)).rejects.toThrow('An archived audience has this name');
  await restoreAudience(people, { audienceId });
  expect((await listAudiences(people, {})).rows).toHaveLength(1);
  expect((await auditTrail(world)).map(({ action }) => action)).toEqual([
    'audience:add',
    'audience:archive',
    'audience:archive',
  ]);
});

test('of two who change an audience at once one is told, and a rule that says nothing is refused', async () => {
  const { people, admin } = (await createWorld()).actors;
  const audienceId = await addAudience(people, sales);
  const done = await Promise.allSettled(
    [people, admin].map((actor) =>
      changeAudience(actor, { audienceId, revision: 1, name: 'Sales', rule: { everyone: true } }),
    ),
  );
  expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await getAudience(people, { audienceId })).toMatchObject({ revision: 2, rule: { everyone: true } });
  await expect(addAudience(people, { name: 'None', rule: { team: [] } })).rejects.toThrow(Invalid);
  await expect(addAudience(people, { name: 'None', rule: JSON.parse('{}') })).rejects.toThrow(Invalid);
});

test('a rule is told in words', () => {
  expect(ruleInWords({ everyone: true })).toBe('Everyone');
  expect(ruleInWords({ team: ['A', 'B', 'C'], location: ['Berlin'], startedAfter: '2026-01-01' })).toBe(
    'Team A, B or C; location Berlin; started after 1 Jan 2026',
  );
});
