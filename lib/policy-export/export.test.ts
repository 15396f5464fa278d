import { buffer } from 'node:stream/consumers';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { MemberActor } from '#lib/auth/actor.ts';
import { addControl } from '#lib/control/commands.ts';
import { Forbidden } from '#lib/errors.ts';
import { addPolicy } from '#lib/policy/commands.ts';
import { mapPolicy } from '#lib/policy/map-commands.ts';
import { importPolicies } from '#lib/policy-import/import-commands.ts';
import { getPolicyImport } from '#lib/policy-import/import-queries.ts';
import { receivePolicyFiles } from '#lib/policy-import/receive.ts';
import { arrangeFramework, plainControl } from '#lib/testing/control.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { createDeliveryWorld, samplePdf } from '#lib/testing/document.ts';
import { arrange, type World } from '#lib/testing/world.ts';
import { openPolicyArchive } from './archive.ts';

useTestDatabase();

const archiveOf = async (actor: MemberActor) =>
  new Uint8Array(await buffer(openPolicyArchive(actor, { drafts: true })));

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function contents(world: World) {
  const policies = await arrange(world, (tenant) =>
    tenant.policy.findMany({
      orderBy: { identifier: 'asc' },
      select: {
        identifier: true,
        title: true,
        tier: true,
        quorum: true,
        reviewEveryDays: true,
        dueWithinDays: true,
        confirmation: true,
        statement: true,
        owner: { select: { name: true } },
        controls: { select: { control: { select: { identifier: true } } } },
        requirements: { select: { requirement: { select: { identifier: true } } } },
        images: { select: { file: { select: { sha256: true } } } },
        versions: {
          select: {
            title: true,
            summary: true,
            file: { select: { sha256: true } },
            texts: {
              orderBy: { locale: 'asc' },
              select: { locale: true, title: true, body: true, questions: true, original: true },
            },
          },
        },
      },
    }),
  );
  // Pictures are called otherwise in another organization.
  return JSON.parse(JSON.stringify(policies).replace(/image:[0-9a-f-]{36}/g, 'image:'));
}

async function equipped(): Promise<World> {
  const world = await createDeliveryWorld();
  const ids = await arrangeFramework(world, { key: 'soc2', version: '2017' }, ['CC6.1']);
  await addControl(world.actors.owner, { ...plainControl, identifier: 'AC 01/x', requirementIds: [] });
  expect(ids.size).toBe(1);
  return world;
}

test('what leaves comes in again without loss, and into the same organization without a change', async () => {
  const [world, other] = [await equipped(), await equipped()];
  const { owner } = world.actors;
  const question = { text: 'Right: “yes” or #no?', options: ['yes', '- no: never'], right: 0 };
  const { policyId } = await addPolicy(owner, {
    identifier: 'POL (1)/a',
    title: 'Access: "all" of it',
    tier: 'customers',
    quorum: 2,
    reviewEveryDays: null,
    dueWithinDays: 0,
    confirmation: 'name',
    statement: 'I have read it:\n\n- all of it',
    texts: [
      {
        locale: 'de',
        title: 'Zugang',
        body: '# Zugang\n\n---\n\na: b\n---\n\n    code\n\nإلى `{{x}}`',
        questions: [question],
      },
      {
        locale: 'en',
        title: 'Access: "all" of it',
        body: '---\ntitle: not front matter\n---',
        questions: [question],
      },
    ],
  });
  const found = await arrange(world, async (tenant) => ({
    control: await tenant.control.findFirstOrThrow({ select: { id: true } }),
    requirement: await tenant.requirement.findFirstOrThrow({ select: { id: true } }),
  }));
  const mapped = { controlIds: [found.control.id], requirementIds: [found.requirement.id] };
  await mapPolicy(owner, { policyId, ...mapped });
  const bytes = zipSync({
    'p/plan.md': strToU8('# Plan\n\n![Map](img/map.png) and ![far](https://far.example/x.png)'),
    'p/img/map.png': png,
    'p/form.pdf': new Uint8Array(await samplePdf(1)),
  });
  const draftId = await receivePolicyFiles(owner, { fileName: 'p.zip', bytes });
  expect((await getPolicyImport(owner, { draftId })).policies.flatMap(({ notes }) => notes)).toEqual([
    'The picture https://far.example/x.png lies elsewhere and is left out.',
  ]);
  await importPolicies(owner, { draftId });
  const archive = await archiveOf(owner);
  expect(Object.keys(unzipSync(archive)).toSorted()).toEqual([
    'POL-1-a.en.md',
    'POL-1-a.md',
    'form.md',
    'form.pdf',
    expect.stringMatching(/^images\/[0-9a-f-]{36}\.png$/),
    'plan.md',
  ]);
  const again = await receivePolicyFiles(owner, { fileName: 'p.zip', bytes: archive });
  expect(await importPolicies(owner, { draftId: again })).toMatchObject({
    added: 0,
    changed: 0,
    unchanged: 3,
  });
  const there = await receivePolicyFiles(other.actors.owner, { fileName: 'p.zip', bytes: archive });
  expect(await importPolicies(other.actors.owner, { draftId: there })).toMatchObject({ added: 3 });
  expect(await contents(other)).toEqual(await contents(world));
});

test('whoever may not read policies exports none, and nobody those of another organization', async () => {
  const [world, other] = [await createDeliveryWorld(), await createDeliveryWorld()];
  expect(() => openPolicyArchive(world.actors.visitor, { drafts: false })).toThrow(Forbidden);
  await addPolicy(world.actors.owner, {
    identifier: 'A',
    title: 'A',
    texts: [{ locale: 'en', title: 'A', body: 'Text' }],
  });
  expect(Object.keys(unzipSync(await archiveOf(other.actors.owner)))).toEqual([]);
  expect(Object.keys(unzipSync(await archiveOf(world.actors.people)))).toEqual(['A.md']);
});
