import { beforeEach, describe, expect, test } from 'vitest';
import { Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { getCustomerPolicies, getCustomerPolicy } from '#lib/library/policy-queries.ts';
import { changePolicy } from '#lib/policy/commands.ts';
import { retirePolicy } from '#lib/policy/publish-commands.ts';
import { type AccessWorld, createAccessWorld } from '#lib/testing/access.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { publishAgreement, sign } from '#lib/testing/nda.ts';
import { publishedPolicy, publishNext } from '#lib/testing/policy.ts';
import { arrange, auditTrail } from '#lib/testing/world.ts';
import { findAwaitedPublication } from './awaiting-queries.ts';
import { publishPortal } from './commands.ts';
import { llmsText } from './llms-text.ts';
import { findShownVersions, getShownText, getShownTexts } from './policy-queries.ts';
import { findPublishedPortal, getPortal } from './queries.ts';

useTestDatabase();

let world: AccessWorld;
beforeEach(async () => {
  world = await createAccessWorld();
});

async function publish(confirmed: string[] = []): Promise<void> {
  const { draftSha256 } = await getPortal(world.actors.owner, {});
  await publishPortal(world.actors.owner, { portalId: world.portalId, sha256: draftSha256, confirmed });
}

const shown = (policyId: string) =>
  findShownVersions(world.actors.anonymous, { portalId: world.portalId, policyId });
const read = (policyId: string, number: number) =>
  getShownText(world.actors.anonymous, { portalId: world.portalId, policyId, number, locale: 'en' });

describe('a policy on the portal', () => {
  test('is there for everybody only if it is public and in force, and for nobody before the portal is published', async () => {
    const open = await publishedPolicy(world, {
      tier: 'public',
      title: 'Open rules',
      body: 'We lock doors.',
    });
    const ours = await publishedPolicy(world, { tier: 'internal', title: 'Our own', body: 'Secret door.' });
    const customers = await publishedPolicy(world, { tier: 'customers', title: 'Theirs', body: 'Halls.' });
    expect(await shown(open.policyId)).toEqual([]);
    await publish();
    const published = await findPublishedPortal(world.actors.anonymous, { portalId: world.portalId });
    expect(published?.projection.policies).toMatchObject([
      { id: open.policyId, version: 1, sha256: open.sha256, locales: ['en'] },
    ]);
    expect(JSON.stringify(published)).not.toMatch(/Our own|Theirs|Secret door/);
    expect(await read(open.policyId, 1)).toMatchObject({ body: 'We lock doors.', original: true });
    if (published) expect(llmsText(world.slug, published)).toContain('Open rules');
    for (const { policyId } of [ours, customers]) {
      expect(await shown(policyId)).toEqual([]);
      await expect(read(policyId, 1)).rejects.toThrow(NotFound);
    }
  });

  test('stays as it was until somebody publishes the portal, and its versions keep their addresses', async () => {
    const { policyId } = await publishedPolicy(world, { tier: 'public', body: 'We lock doors.' });
    await publish();
    const awaited = () => findAwaitedPublication(world.actors.security, { policyId });
    expect(await awaited()).toBeNull();
    await publishNext(world, policyId, 'We lock doors and windows.');
    expect(await awaited()).toEqual({ number: 2, shown: 1 });
    await expect(read(policyId, 2)).rejects.toThrow(NotFound);
    const { changes } = await getPortal(world.actors.owner, {});
    expect(changes).toMatchObject([
      { part: 'policy', kind: 'changed', fields: [{ name: 'version', before: '1', after: '2' }] },
    ]);
    await publish();
    expect((await shown(policyId)).map(({ number, endedAt }) => [number, endedAt === null])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect(await read(policyId, 1)).toMatchObject({ body: 'We lock doors.' });
    expect(await read(policyId, 2)).toMatchObject({ body: 'We lock doors and windows.' });
  });

  test('is gone at once when it is retired: its days are told, and no word of it', async () => {
    const { policyId } = await publishedPolicy(world, { tier: 'public', body: 'We lock doors.' });
    await publish();
    await retirePolicy(world.actors.owner, { policyId, reason: 'Replaced' });
    expect((await auditTrail(world)).map(({ action }) => action).slice(-2)).toEqual([
      'policy:retire',
      'portal:publish',
    ]);
    expect((await shown(policyId)).every(({ endedAt }) => endedAt !== null)).toBe(true);
    await expect(read(policyId, 1)).rejects.toThrow(NotFound);
    await expect(
      getShownTexts(world.actors.anonymous, { portalId: world.portalId, policyId, number: 1 }),
    ).rejects.toThrow(NotFound);
  });

  test('does not come out after all when the portal is published while it is made internal (W01)', async () => {
    const { policyId } = await publishedPolicy(world, { tier: 'public', title: 'Open rules' });
    const { owner } = world.actors;
    const { draftSha256 } = await getPortal(owner, {});
    const row = await arrange(world, (tenant) => tenant.policy.findFirstOrThrow({ where: { id: policyId } }));
    const { revision, identifier, title } = row;
    const both: Promise<unknown>[] = [];
    await arrange(world, async (tenant) => {
      const waiting = async (count: number) => {
        for (let found = 0; found < count; ) {
          const rows = await tenant.$queryRaw<{ count: number }[]>`
            SELECT count(DISTINCT pid)::int AS count FROM pg_locks WHERE NOT granted`;
          found = rows[0]?.count ?? 0;
        }
      };
      // Held by a third, so that both have begun and neither has seen what the other does.
      await tenant.$queryRaw`SELECT id FROM "Policy" WHERE id = ${policyId}::uuid FOR UPDATE`;
      both.push(publishPortal(owner, { portalId: world.portalId, sha256: draftSha256 }));
      await waiting(1);
      both.push(changePolicy(owner, { policyId, revision, identifier, title, tier: 'internal' }));
      await waiting(2);
    });
    await Promise.all(both);
    const published = await findPublishedPortal(world.actors.anonymous, { portalId: world.portalId });
    expect(published?.projection.policies).toEqual([]);
    expect((await shown(policyId)).every(({ endedAt }) => endedAt !== null)).toBe(true);
  });

  test('is not found by those of another portal (T01)', async () => {
    const { policyId } = await publishedPolicy(world, { tier: 'public' });
    await publish();
    const other = await createAccessWorld();
    const { portalId } = world;
    expect(await findShownVersions(other.actors.anonymous, { portalId, policyId })).toEqual([]);
  });

  test('is published only after somebody looked at the secrets and addresses in its text', async () => {
    const body = 'Call Ann at ann.smith@northwind.example. The password is hunter2hunter2.';
    const { policyId } = await publishedPolicy(world, { tier: 'public', title: 'Calls', body });
    const { findings } = await getPortal(world.actors.owner, {});
    expect(findings.map(({ kind, where }) => `${kind} ${where}`)).toEqual(
      ['password Policy: Calls (en)', 'person-address Policy: Calls (en)'].toSorted(
        (a, b) =>
          findings.findIndex(({ kind }) => a.startsWith(kind)) -
          findings.findIndex(({ kind }) => b.startsWith(kind)),
      ),
    );
    await expect(publish()).rejects.toThrow(Invalid);
    await publish(findings.map(({ key }) => key));
    await publishNext(world, policyId, `${body} Always.`);
    expect((await getPortal(world.actors.owner, {})).findings).toEqual([]);
  });
});

describe('a policy for customers', () => {
  test('is read by a customer, and by nobody who only proved an address', async () => {
    const { policyId } = await publishedPolicy(world, {
      tier: 'customers',
      title: 'Halls',
      body: 'Your data stands in two halls.',
    });
    await publish();
    const { visitor, owner, anonymous } = world.actors;
    const input = { portalId: world.portalId, policyId, locale: 'en' };
    for (const actor of [owner, anonymous])
      await expect(getCustomerPolicy(actor, input)).rejects.toThrow(Forbidden);
    const agreement = await publishAgreement(world);
    expect(await getCustomerPolicies(visitor, { portalId: world.portalId })).toEqual([]);
    await expect(getCustomerPolicy(visitor, input)).rejects.toThrow(NotFound);
    await sign(visitor, agreement);
    expect(await getCustomerPolicies(visitor, { portalId: world.portalId })).toMatchObject([
      { title: 'Halls' },
    ]);
    expect(await getCustomerPolicy(visitor, input)).toMatchObject({
      text: { body: 'Your data stands in two halls.' },
    });
  });
});
