import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/auth/actor.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { worldDay } from '#lib/testing/day.ts';
import { arrangePolicy, publishDraft, publishedPolicy, submitDraft } from '#lib/testing/policy.ts';
import { arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { approvePolicy, requestChange, submitPolicy, withdrawPolicy } from './approval-commands.ts';
import { changePolicies } from './bulk-commands.ts';
import { addPolicy, changePolicy, discardVersion, startVersion } from './commands.ts';
import { getPolicy } from './detail-queries.ts';
import { publishPolicy, restorePolicy, retirePolicy, reviewPolicy } from './publish-commands.ts';
import { editText, removeText, setOriginal } from './text-commands.ts';
import { getPolicyVersion } from './version-queries.ts';

useTestDatabase();

let world: World;
let other: World;
beforeAll(async () => {
  world = await createWorld();
  other = await createWorld('Southwind');
});

const today = worldDay();
const text = { locale: 'en', title: 'Access', body: 'We lock doors.', questions: [] };
const approval = { significance: 'material', reason: '' } as const;

const changedAt = (versionId: string, locale = 'en') =>
  arrange(world, async (tenant) => {
    const found = await tenant.policyText.findFirstOrThrow({ where: { versionId, locale } });
    return found.changedAt.toISOString();
  });

const versionOf = (versionId: string) =>
  arrange(world, (tenant) =>
    tenant.policyVersion.findFirstOrThrow({ where: { id: versionId }, include: { submissions: true } }),
  );

/** What the details form sends of a policy as it was made. */
const detailsOf = (policyId: string) =>
  arrange(world, async (tenant) => {
    const {
      currentVersionId: _,
      organizationId: __,
      createdAt: ___,
      createdBy: ____,
      id,
      ...rest
    } = await tenant.policy.findFirstOrThrow({ where: { id: policyId } });
    return { policyId: id, ...rest };
  });

test.each(['people', 'auditor', 'employee', 'approver'] as const)(
  'the role %s writes no policy',
  async (role) => {
    const actor = world.actors[role];
    const { policyId, versionId } = await arrangePolicy(world);
    const deeds: ((by: Actor) => Promise<unknown>)[] = [
      (by) => addPolicy(by, { identifier: 'X', title: 'X', texts: [text] }),
      (by) => editText(by, { versionId, seen: null, ...text }),
      (by) => submitPolicy(by, { versionId, revision: 1, summary: '', note: '' }),
      (by) => discardVersion(by, { versionId }),
      (by) => retirePolicy(by, { policyId, reason: 'Old' }),
      (by) => reviewPolicy(by, { policyId, versionId, outcome: 'unchanged', note: '' }),
      (by) => publishPolicy(by, { versionId, sha256: 'a'.repeat(64), effectiveOn: today }),
    ];
    for (const deed of deeds) await expect(deed(actor)).rejects.toThrow(Forbidden);
  },
);

test('another organization finds neither policy nor version', async () => {
  const { policyId, versionId, sha256 } = await publishedPolicy(world);
  const stranger = other.actors.owner;
  const deeds = [
    () => getPolicy(stranger, { policyId }),
    () => getPolicyVersion(stranger, { versionId }),
    () => editText(stranger, { versionId, seen: null, ...text }),
    () => removeText(stranger, { versionId, locale: 'en' }),
    () => setOriginal(stranger, { versionId, locale: 'en' }),
    () => submitPolicy(stranger, { versionId, revision: 1, summary: '', note: '' }),
    () => withdrawPolicy(stranger, { versionId }),
    () => approvePolicy(stranger, { versionId, sha256, ...approval }),
    () => requestChange(stranger, { versionId, sha256, reason: 'No' }),
    () => publishPolicy(stranger, { versionId, sha256, effectiveOn: today }),
    () => discardVersion(stranger, { versionId }),
    () => startVersion(stranger, { policyId }),
    () => retirePolicy(stranger, { policyId, reason: 'Old' }),
    () => restorePolicy(stranger, { policyId }),
    () => reviewPolicy(stranger, { policyId, versionId, outcome: 'unchanged', note: '' }),
  ];
  for (const deed of deeds) await expect(deed()).rejects.toThrow(NotFound);
});

test('a policy goes from draft over submission and approval to publication, each step in the log', async () => {
  const { security, approver } = world.actors;
  const { policyId, versionId } = await arrangePolicy(world);
  const { sha256 } = await submitDraft(world, versionId);
  expect(await approvePolicy(approver, { versionId, sha256, ...approval })).toEqual({ approved: true });
  await publishPolicy(security, { versionId, sha256, effectiveOn: today });
  const found = await versionOf(versionId);
  expect(found).toMatchObject({ sha256, significance: 'material', closedBy: `member:${security.memberId}` });
  expect(found.submissions).toMatchObject([{ outcome: 'published' }]);
  const trail = (await auditTrail(world)).filter((event) => event.subject === `policy:${policyId}`);
  expect(trail.map((event) => event.action)).toEqual([
    'policy:add',
    'policy:submit',
    'policy:approve',
    'policy:publish',
  ]);
});

test('an edit after approval takes the version back to a draft, and it is approved anew (W03)', async () => {
  const { security, approver } = world.actors;
  const { versionId } = await arrangePolicy(world);
  const { sha256 } = await submitDraft(world, versionId);
  await approvePolicy(approver, { versionId, sha256, ...approval });
  const seen = await changedAt(versionId);
  expect(await editText(security, { versionId, seen, ...text, body: 'Changed.' })).toMatchObject({
    wasPutUp: true,
  });
  await expect(publishPolicy(security, { versionId, sha256, effectiveOn: today })).rejects.toThrow(Conflict);
  expect(await versionOf(versionId)).toMatchObject({ sha256: null, significance: null });
  await expect(approvePolicy(approver, { versionId, sha256, ...approval })).rejects.toThrow('draft');
  const again = await submitDraft(world, versionId);
  expect(again.sha256).not.toBe(sha256);
  await expect(approvePolicy(approver, { versionId, sha256, ...approval })).rejects.toThrow(
    'not the text that you read',
  );
  await approvePolicy(approver, { versionId, sha256: again.sha256, ...approval });
});

test('of two who publish a version at once one gets a conflict (W01)', async () => {
  const { security, approver, owner } = world.actors;
  const { versionId } = await arrangePolicy(world);
  const { sha256 } = await submitDraft(world, versionId);
  await approvePolicy(approver, { versionId, sha256, ...approval });
  const both = await Promise.allSettled(
    [security, owner].map((by) => publishPolicy(by, { versionId, sha256, effectiveOn: today })),
  );
  expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  const [lost] = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(lost).toBeInstanceOf(Conflict);
  expect(lost).toHaveProperty('message', 'This version is published already.');
});

test('who wrote or submitted a version does not approve it (W02)', async () => {
  const { security, approver, admin, owner } = world.actors;
  const { versionId } = await arrangePolicy(world);
  await editText(admin, { versionId, seen: await changedAt(versionId), ...text, body: 'By an admin.' });
  const { sha256 } = await submitDraft(world, versionId, owner);
  for (const by of [security, admin, owner])
    await expect(approvePolicy(by, { versionId, sha256, ...approval, reason: 'Fine' })).rejects.toThrow(
      'Somebody else has to approve it.',
    );
  await approvePolicy(approver, { versionId, sha256, ...approval });
});

test('who wrote a version does not approve it under the number of the next one either (W02)', async () => {
  const { security, admin } = world.actors;
  const { policyId, versionId } = await arrangePolicy(world);
  await discardVersion(security, { versionId });
  const next = await startVersion(admin, { policyId });
  const { sha256 } = await submitDraft(world, next.versionId, admin);
  const verdict = { versionId: next.versionId, sha256, ...approval, reason: 'Mine' };
  await expect(approvePolicy(security, verdict)).rejects.toThrow(Forbidden);
});

test('a change is requested with a reason, worked in and put up again', async () => {
  const { approver } = world.actors;
  const { versionId } = await arrangePolicy(world);
  // As one that the operator brought in by command line: nobody can be mailed for them.
  await arrange(world, (tenant) =>
    tenant.policyVersion.updateMany({
      where: { id: versionId },
      data: { authors: { push: 'operator:root' } },
    }),
  );
  const { sha256 } = await submitDraft(world, versionId);
  await expect(requestChange(approver, { versionId, sha256, reason: ' ' })).rejects.toThrow(Invalid);
  await requestChange(approver, { versionId, sha256, reason: 'Say how long.' });
  const mails = await arrange(world, (tenant) =>
    tenant.mail.findMany({ where: { template: 'policy-change-requested' }, select: { recipient: true } }),
  );
  expect(mails).toEqual([{ recipient: world.actors.security.email }]);
  await expect(approvePolicy(approver, { versionId, sha256, ...approval })).rejects.toThrow(Conflict);
  await publishDraft(world, versionId);
});

test('of two who save one text the slower learns that it was changed', async () => {
  const { security } = world.actors;
  const { versionId } = await arrangePolicy(world);
  const seen = await changedAt(versionId);
  const both = await Promise.allSettled(
    ['One', 'Two'].map((body) => editText(security, { versionId, seen, ...text, body })),
  );
  expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  await expect(editText(security, { versionId, seen, ...text })).rejects.toThrow(
    'Somebody changed this text',
  );
});

test('five megabytes of Markdown are refused with a sentence, and nothing is stored', async () => {
  const { security } = world.actors;
  const { versionId } = await arrangePolicy(world);
  const seen = await changedAt(versionId);
  const body = 'We keep it. '.repeat(437_000);
  await expect(editText(security, { versionId, seen, ...text, body })).rejects.toThrow(
    'This text has 5.2 MB; at most 1 MB is taken.',
  );
  expect(await changedAt(versionId)).toBe(seen);
});

test('a text with placeholders is not put up', async () => {
  const { versionId } = await arrangePolicy(world, { body: 'We at {{companyShortName}} care.' });
  await expect(submitDraft(world, versionId)).rejects.toThrow('{{companyShortName}}');
});

test('a retired policy is not edited, published or reviewed before it is restored', async () => {
  const { security } = world.actors;
  const { policyId, versionId } = await publishedPolicy(world);
  const next = await startVersion(security, { policyId });
  await retirePolicy(security, { policyId, reason: 'Replaced' });
  const seen = await changedAt(next.versionId);
  const retired = 'This policy is retired. Restore it first.';
  await expect(editText(security, { versionId: next.versionId, seen, ...text })).rejects.toThrow(retired);
  await expect(startVersion(security, { policyId })).rejects.toThrow(retired);
  await expect(
    reviewPolicy(security, { policyId, versionId, outcome: 'unchanged', note: '' }),
  ).rejects.toThrow(retired);
  await expect(retirePolicy(security, { policyId, reason: 'Again' })).rejects.toThrow('retired already');
  await restorePolicy(security, { policyId });
  await editText(security, { versionId: next.versionId, seen, ...text });
});

test('a version holds several languages, of which one binds', async () => {
  const { security } = world.actors;
  const { versionId } = await arrangePolicy(world);
  const german = { ...text, locale: 'de', title: 'Zugang', body: 'Wir schließen Türen.' };
  const { seen } = await editText(security, { versionId, seen: null, ...german });
  const questions = [{ text: 'Darf man?', options: ['Ja', 'Nein'], right: 1 }];
  await editText(security, { versionId, seen, ...german, questions });
  await expect(submitDraft(world, versionId)).rejects.toThrow('The text in German asks 1 questions');
  await expect(removeText(security, { versionId, locale: 'en' })).rejects.toThrow('the language that binds');
  await setOriginal(security, { versionId, locale: 'de' });
  await removeText(security, { versionId, locale: 'en' });
  const { title } = await versionOf(versionId);
  expect(title).toBe('Zugang');
  await publishDraft(world, versionId);
});

test('no text joins a version that waits for approval, not even among others that may', async () => {
  const [open, waiting] = [await arrangePolicy(world), await arrangePolicy(world)];
  await submitDraft(world, waiting.versionId);
  const { organizationId } = world;
  const textOf = (versionId: string) => ({ organizationId, versionId, ...text, locale: 'fr' });
  const stamps = { changedAt: new Date(), changedBy: 'operator:test' };
  const write = (...ids: string[]) =>
    arrange(world, (tenant) =>
      tenant.policyText.createMany({ data: ids.map((id) => ({ ...textOf(id), ...stamps })) }),
    );
  await expect(write(open.versionId, waiting.versionId)).rejects.toThrow('is frozen');
  await expect(write(waiting.versionId)).rejects.toThrow('is frozen');
  await write(open.versionId);
});

test('details change as they were seen, but not how many approve while a version waits', async () => {
  const { security } = world.actors;
  const { policyId, versionId } = await arrangePolicy(world);
  const { tier: _, confirmation: __, starter: ___, ...details } = await detailsOf(policyId);
  await changePolicy(security, { ...details, dueWithinDays: 30 });
  await expect(changePolicy(security, details)).rejects.toThrow('changed this policy while you did');
  await submitDraft(world, versionId);
  await expect(changePolicy(security, { ...details, revision: 2, quorum: 2 })).rejects.toThrow(
    'Withdraw it first',
  );
});

test('many policies change in one way, all or none, and not by who may not or of another organization', async () => {
  const { security, approver, people, employee, auditor } = world.actors;
  const [one, two] = [(await arrangePolicy(world)).policyId, (await arrangePolicy(world)).policyId];
  const input = { policyIds: [two, one], reviewEveryDays: 365, dueWithinDays: 7, ownerId: null };
  for (const actor of [approver, people, employee, auditor])
    await expect(changePolicies(actor, input)).rejects.toThrow(Forbidden);
  await expect(changePolicies(other.actors.security, input)).rejects.toThrow(NotFound);
  const absent = { ...input, policyIds: [one, other.organizationId] };
  await expect(changePolicies(security, absent)).rejects.toThrow(NotFound);
  await expect(changePolicies(security, { ...input, audienceId: one })).rejects.toThrow(Invalid);
  expect((await detailsOf(one)).reviewEveryDays).toBeNull();
  const { title } = await detailsOf(two);
  expect(await changePolicies(security, input)).toBe(2);
  expect(await detailsOf(two)).toMatchObject({
    reviewEveryDays: 365,
    dueWithinDays: 7,
    ownerId: null,
    title,
  });
  expect((await auditTrail(world)).at(-1)).toMatchObject({ action: 'policy:change' });
});
