import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { Ajv } from 'ajv';
import { beforeEach, expect, type TestContext, test } from 'vitest';
import { Conflict, Forbidden, NotFound } from '#lib/errors.ts';
import { corpusPath } from '#lib/testing/corpus.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrangeProfile, type ProfileGround } from '#lib/testing/profile.ts';
import { createWorld, type World } from '#lib/testing/world.ts';
import { changeEntries } from './entry-commands.ts';
import { oscalProfile } from './oscal.ts';
import { componentDefinition } from './oscal-files.ts';
import { getOscalSource } from './oscal-queries.ts';

useTestDatabase();
let world: World;
let ground: ProfileGround;
const say = (identifier: string, set: object, seen = 0) =>
  changeEntries(world.actors.security, {
    profileId: ground.profileId,
    entries: [{ requirementId: ground.ids.get(identifier) ?? '', seen, set }],
  });
beforeEach(async () => {
  world = await createWorld();
  ground = await arrangeProfile(world);
  const reason = '  Two lines,\n\nמימין לשמאל & <b>"quoted"</b>\t= 1+1  ';
  await say('PR.AA-01', { currentTier: 2, targetTier: 4, priority: 'high', reason });
  await say('PR.DS-01', { included: false, reason: 'Not within the scope.' });
});

/** What a schema of OSCAL 1.2.1 says against a document; empty when it is valid. */
async function problemsOf(context: TestContext, schema: string, document: unknown): Promise<unknown> {
  const path = corpusPath(context, `data/oscal/schemas_v1.2.1/oscal_${schema}_schema.json`);
  // Formats are told by the schema's own patterns as well.
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(
    JSON.parse(await readFile(path, 'utf8')),
  );
  return validate(document) ? [] : validate.errors;
}

const profile = async () =>
  oscalProfile(await getOscalSource(world.actors.approver, { profileId: ground.profileId }));
const components = async () =>
  (await buffer(await componentDefinition(world.actors.approver, ground.profileId))).toString('utf8');

test('an employee cannot take a profile away, and another organization has none (T01)', async () => {
  const { profileId } = ground;
  await expect(getOscalSource(world.actors.employee, { profileId })).rejects.toThrow(Forbidden);
  await expect(componentDefinition(world.actors.employee, profileId)).rejects.toThrow(Forbidden);
  const { owner } = (await createWorld()).actors;
  await expect(getOscalSource(owner, { profileId })).rejects.toThrow(NotFound);
  await expect(componentDefinition(owner, profileId)).rejects.toThrow(NotFound);
});

test('the profile selects what is in it, with its tiers, and is valid OSCAL 1.2.1', async (context) => {
  const document = await profile();
  expect(document.profile).toMatchObject({
    imports: [{ 'include-controls': [{ 'with-ids': ['GV.OC-01', 'PR.AA-01', 'PR.AA-02'] }] }],
    modify: {
      alters: [
        {
          'control-id': 'PR.AA-01',
          adds: [
            {
              props: [
                { name: 'current-tier', value: '2' },
                { name: 'target-tier', value: '4' },
                { name: 'target-priority', value: 'high' },
                { name: 'reason', value: 'Two lines, מימין לשמאל & <b>"quoted"</b> = 1+1' },
              ],
            },
          ],
        },
      ],
    },
  });
  expect(await problemsOf(context, 'profile', document)).toEqual([]);
});

test('the controls are components that implement what they are mapped to, and are valid OSCAL 1.2.1', async (context) => {
  const document = JSON.parse(await components());
  expect(document['component-definition'].components).toMatchObject([
    {
      title: 'AC-01 Single sign-on',
      'control-implementations': [{ 'implemented-requirements': [{ 'control-id': 'PR.AA-01' }] }],
    },
  ]);
  expect(await problemsOf(context, 'component', document)).toEqual([]);
});

test('the same profile is the same file, and a changed one has another id', async () => {
  const [before, parts] = [JSON.stringify(await profile()), await components()];
  expect(JSON.stringify(await profile())).toBe(before);
  expect(await components()).toBe(parts);
  await say('PR.AA-01', { targetTier: 3 }, 1);
  expect(JSON.stringify(await profile())).not.toBe(before);
});

test('a profile of nothing is refused, for OSCAL has none', async () => {
  for (const identifier of ['GV.OC-01', 'PR.AA-02']) await say(identifier, { included: false });
  await say('PR.AA-01', { included: false }, 1);
  const asked = getOscalSource(world.actors.approver, { profileId: ground.profileId });
  await expect(asked).rejects.toThrow(Conflict);
});
