import { expect, test } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { agreementText, publishAgreement } from '#lib/testing/nda.ts';
import { arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { draftNda, publishNda } from './commands.ts';
import { getNdaVersion, listNdaVersions } from './queries.ts';
import { createFirstNdaDraft, sha256Of } from './steps.ts';

useTestDatabase();

const draft = { title: 'Mutual NDA', text: agreementText, change: 'material' } as const;
const versions = (world: World) => arrange(world, (tenant) => tenant.ndaVersion.findMany());

test('an approver can read the agreement but neither draft nor publish it', async () => {
  const world = await createWorld();
  const { owner, approver, auditor, employee, visitor, anonymous } = world.actors;
  for (const actor of [approver, auditor, employee, visitor, anonymous])
    await expect(draftNda(actor, draft)).rejects.toThrow(Forbidden);
  const versionId = await draftNda(owner, draft);
  const wanted = { versionId, sha256: sha256Of(agreementText), change: 'material' } as const;
  for (const actor of [approver, world.actors.security, visitor])
    await expect(publishNda(actor, wanted)).rejects.toThrow(Forbidden);
  expect((await versions(world)).map((version) => version.publishedAt)).toEqual([null]);
  expect((await getNdaVersion(approver, { versionId })).text).toBe(agreementText);
});

test('another organization can neither read, change nor publish a version, and lists are as if it were not there', async () => {
  const [ours, theirs] = [await createWorld(), await createWorld()];
  const { versionId, sha256 } = await publishAgreement(ours);
  const open = await draftNda(ours.actors.owner, draft);
  expect(await listNdaVersions(theirs.actors.owner, {})).toEqual([]);
  await expect(getNdaVersion(theirs.actors.owner, { versionId })).rejects.toThrow(NotFound);
  await expect(draftNda(theirs.actors.owner, { ...draft, versionId: open })).rejects.toThrow(NotFound);
  await expect(
    publishNda(theirs.actors.owner, { versionId: open, sha256, change: 'material' }),
  ).rejects.toThrow(NotFound);
  expect((await auditTrail(theirs)).map((event) => event.action)).toEqual([
    'authorization:deny',
    'authorization:deny',
    'authorization:deny',
  ]);
  // The next number is theirs alone, too.
  await draftNda(theirs.actors.owner, draft);
  expect((await versions(theirs)).map((version) => version.number)).toEqual([1]);
});

test('a draft is written, published and from then on frozen', async () => {
  const world = await createWorld();
  const { owner } = world.actors;
  const versionId = await draftNda(owner, { ...draft, text: 'First words for {{company}}' });
  await draftNda(owner, { ...draft, versionId });
  await publishNda(owner, { versionId, sha256: sha256Of(agreementText), change: 'material' });
  await expect(draftNda(owner, { ...draft, versionId, text: 'Sneaky' })).rejects.toThrow(/frozen/);
  await expect(
    arrange(world, (tenant) => tenant.ndaVersion.updateMany({ data: { text: 'Sneaky' } })),
  ).rejects.toThrow(/cannot be changed/);
  const [row] = await listNdaVersions(owner, {});
  expect(row).toMatchObject({ number: 1, current: true, signatures: 0, publishedByName: 'Owner Person' });
  expect((await auditTrail(world)).map((event) => event.action)).toEqual([
    'nda:draft',
    'nda:draft',
    'nda:publish',
  ]);
});

test('a text with fields that do not exist is not published (F22)', async () => {
  const world = await createWorld();
  const text = 'For {{company}} and {{constructor}}';
  const versionId = await draftNda(world.actors.owner, { ...draft, text });
  const wanted = { versionId, sha256: sha256Of(text), change: 'material' } as const;
  await expect(publishNda(world.actors.owner, wanted)).rejects.toThrow(/constructor/);
  expect((await getNdaVersion(world.actors.owner, { versionId })).unknownFields).toEqual(['constructor']);
});

test('what was changed after it was read is not published', async () => {
  const world = await createWorld();
  const { owner, admin } = world.actors;
  const versionId = await draftNda(owner, draft);
  const seen = { versionId, sha256: sha256Of(agreementText), change: 'material' } as const;
  await draftNda(admin, { ...draft, versionId, text: 'Everything is ours.' });
  await expect(publishNda(owner, seen)).rejects.toThrow(Conflict);
  await draftNda(admin, { ...draft, versionId, change: 'editorial' });
  await expect(publishNda(owner, seen)).rejects.toThrow(Conflict);
});

test('two people who publish at once make one publication and one audit event (W01)', async () => {
  const world = await createWorld();
  const { owner, admin } = world.actors;
  const versionId = await draftNda(owner, draft);
  const wanted = { versionId, sha256: sha256Of(agreementText), change: 'material' } as const;
  const outcomes = await Promise.allSettled([owner, admin, owner, admin].map((by) => publishNda(by, wanted)));
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Conflict);
  expect((await auditTrail(world)).filter((event) => event.action === 'nda:publish')).toHaveLength(1);
});

test('of two versions published at once the newer one stays, and the older never comes after it', async () => {
  const world = await createWorld();
  const { owner } = world.actors;
  const ids = [await draftNda(owner, draft), await draftNda(owner, draft)];
  const sha256 = sha256Of(agreementText);
  await Promise.allSettled(
    ids.map((versionId) => publishNda(owner, { versionId, sha256, change: 'material' })),
  );
  const rows = await versions(world);
  const [first, second] = [1, 2].map(
    (number) => rows.find((row) => row.number === number)?.publishedAt ?? null,
  );
  expect(second).not.toBeNull();
  if (first && second) expect(first.getTime()).toBeLessThanOrEqual(second.getTime());
  await expect(
    publishNda(owner, { versionId: await draftNda(owner, draft), sha256, change: 'material' }),
  ).resolves.toBeTruthy();
});

test('two drafts begun at once get two numbers or one Conflict', async () => {
  const world = await createWorld();
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => draftNda(world.actors.owner, draft)));
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Conflict);
  const numbers = (await versions(world)).map((version) => version.number).sort();
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

test('a text with a character that nobody sees is refused, and so are fields that are not ours (T14)', async () => {
  const world = await createWorld();
  const { owner } = world.actors;
  await expect(draftNda(owner, { ...draft, text: 'We\u202Eeverything\u0000' })).rejects.toThrow(Invalid);
  await expect(draftNda(owner, { ...draft, text: 'half a pair \ud800' })).rejects.toThrow(Invalid);
  await expect(draftNda(owner, { ...draft, text: '   ' })).rejects.toThrow(/write the text/);
  const forged = { ...draft, publishedAt: new Date(), number: 99 };
  await expect(draftNda(owner, forged)).rejects.toThrow(Invalid);
  expect(await versions(world)).toEqual([]);
});

test('a new organization begins with a draft that can be published as it is', async () => {
  const world = await createWorld();
  const { organizationId } = world;
  const { id } = await arrange(world, (tenant) =>
    createFirstNdaDraft({ tenant, organizationId, now: new Date(), by: 'operator:test' }),
  );
  const version = await getNdaVersion(world.actors.owner, { versionId: id });
  expect(version).toMatchObject({
    number: 1,
    publishedAt: null,
    unknownFields: [],
    createdByName: 'Operator test',
  });
  await publishNda(world.actors.owner, { versionId: id, sha256: version.sha256, change: version.change });
});
