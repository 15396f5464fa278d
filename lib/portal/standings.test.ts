import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { backClaim } from '#lib/claim/backing-commands.ts';
import { addClaim, archiveClaim, rewordClaim } from '#lib/claim/commands.ts';
import { Conflict, Forbidden, Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { updatePublicationSetting } from '#lib/setting/commands.ts';
import { testDatabase, useTestDatabase } from '#lib/testing/database.ts';
import { tell } from '#lib/testing/health-story.ts';
import { addPortal } from '#lib/testing/portal.ts';
import { arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { publishPortal, withdrawPortal } from './commands.ts';
import { findPortalAsOf, findPublishedEditions } from './history-queries.ts';
import { findPublishedPortal, getPortal } from './queries.ts';
import { restandPortal, restandPortals } from './restand.ts';

useTestDatabase();

const proof = 'implemented; A collected 2026-05-01; A accepted';

async function publish(world: World): Promise<void> {
  const { id, draftSha256 } = await getPortal(world.actors.security, {});
  await publishPortal(world.actors.security, { portalId: id, sha256: draftSha256 });
}

/** A portal with one public claim that a control proves. */
async function withProven() {
  const world = await createWorld();
  const portalId = await addPortal(world);
  const { security, admin, anonymous } = world.actors;
  const controlId = await tell(world, proof);
  const id = await addClaim(security, { section: 'Data', text: 'Kept safe.', controlIds: [controlId] });
  const shown = async () =>
    (await findPublishedPortal(anonymous, { portalId }))?.projection.areas.flatMap(({ claims }) => claims) ??
    [];
  return { world, portalId, security, admin, anonymous, controlId, id, shown };
}

/** The newest evidence of the control is rejected now, past every operation. */
async function reject(world: World, controlId: string): Promise<void> {
  const { organizationId } = world;
  await arrange(world, async (tenant) => {
    const revision = await tenant.evidenceRevision.findFirstOrThrow({
      where: { item: { controls: { some: { controlId } } } },
      orderBy: { number: 'desc' },
    });
    const row = { verdict: 'rejected', reviewedAt: new Date(), reviewedBy: 'member:test' };
    await tenant.evidenceReview.create({
      data: { organizationId, id: newId(), revisionId: revision.id, ...row },
    });
  });
}

/** As if the first projection had been published, and withdrawn, on these days: nothing of the product can do that. */
async function moveInTime(world: World, published: string, withdrawn: string | null = null): Promise<void> {
  const admin = new pg.Client({ connectionString: (await testDatabase()).adminUrl });
  await admin.connect();
  await admin
    .query(
      `UPDATE "Projection" SET "publishedAt" = $2::date + interval '10 hours', "withdrawnAt" = $3::date + interval '10 hours'
       WHERE "organizationId" = $1 AND number = 1`,
      [world.organizationId, published, withdrawn],
    )
    .finally(() => admin.end());
}

describe('standings on the portal', () => {
  test('are told by day, by month or within some days, as the organization chose when it published', async () => {
    const { world, admin, id, shown } = await withProven();
    await publish(world);
    const day = { kind: 'day', on: '2026-05-01' };
    expect(await shown()).toMatchObject([{ id, edition: 1, standing: 'proven', verification: day }]);
    await updatePublicationSetting(admin, { mode: 'month' });
    expect(await shown()).toMatchObject([{ verification: day }]);
    await publish(world);
    expect(await shown()).toMatchObject([{ verification: { kind: 'month', month: '2026-05' } }]);
    await updatePublicationSetting(admin, { mode: 'within', days: 730 });
    await publish(world);
    expect(await shown()).toMatchObject([{ verification: { kind: 'within', days: 730 } }]);
  });

  test('follow the evidence by themselves, while texts wait for somebody to publish them', async () => {
    const { world, portalId, security, controlId, id, shown } = await withProven();
    await publish(world);
    await rewordClaim(security, { id, edition: 1, section: 'Data', text: 'Draft wording.' });
    await addClaim(security, { section: 'Data', text: 'Another draft.' });
    await restandPortals(world.organizationId, true);
    expect((await findPublishedPortal(world.actors.anonymous, { portalId }))?.number).toBe(1);
    await reject(world, controlId);
    await restandPortals(world.organizationId, true);
    expect(await shown()).toMatchObject([{ text: 'Kept safe.', edition: 1, standing: 'lapsed' }]);
    const trail = (await auditTrail(world)).filter(({ action }) => action === 'portal:restand');
    expect(trail).toEqual([
      { action: 'portal:restand', actor: 'system:standings', subject: `portal:${portalId}` },
    ]);
    await restandPortals(world.organizationId, true);
    expect((await findPublishedPortal(world.actors.anonymous, { portalId }))?.number).toBe(2);
  });

  test('are looked for soon after something happened on which they depend', async () => {
    const { world, security, id, shown } = await withProven();
    await publish(world);
    await backClaim(security, { id, controlIds: [await tell(world, 'implemented')] });
    await restandPortals(world.organizationId);
    expect(await shown()).toMatchObject([{ standing: 'unbacked', verification: null }]);
  });

  test('of an archived claim are told as long as it is public, and nobody but Candor writes them', async () => {
    const { world, portalId, security, controlId, id, shown } = await withProven();
    await publish(world);
    await archiveClaim(security, { id });
    await reject(world, controlId);
    for (const actor of [security, world.actors.owner, world.actors.operator, world.actors.anonymous])
      await expect(restandPortal(actor, { portalId })).rejects.toThrow(Forbidden);
    await restandPortal(world.actors.system, { portalId });
    expect(await shown()).toMatchObject([{ id, standing: 'lapsed' }]);
    await expect(restandPortal(world.actors.system, { portalId })).rejects.toThrow(Conflict);
  });
});

describe('what was public', () => {
  test('is shown as of a day, and not before the first publication or for days to come', async () => {
    const { world, portalId, security, anonymous } = await withProven();
    await publish(world);
    const today = new Date().toISOString().slice(0, 10);
    await moveInTime(world, '2026-03-03');
    await addClaim(security, { section: 'Data', text: 'Newer.' });
    await publish(world);
    const asOf = (day: string) => findPortalAsOf(anonymous, { portalId, day });
    expect(await asOf('2026-03-03')).toMatchObject({ state: 'public', number: 1 });
    expect(JSON.stringify(await asOf('2026-04-01'))).not.toContain('Newer.');
    expect(await asOf(today)).toMatchObject({ state: 'public', number: 2 });
    expect(await asOf('2026-03-02')).toBeNull();
    expect(await asOf('2999-01-01')).toBeNull();
    await expect(asOf('2026-02-30')).rejects.toThrow(Invalid);
  });

  test('is said to have been offline on a day on which it was withdrawn, and is gone while it is', async () => {
    const { world, portalId, anonymous } = await withProven();
    await publish(world);
    await withdrawPortal(world.actors.owner, { portalId });
    const day = '2026-03-10';
    await moveInTime(world, '2026-03-03', '2026-03-05');
    expect(await findPortalAsOf(anonymous, { portalId, day })).toBeNull();
    await publish(world);
    expect(await findPortalAsOf(anonymous, { portalId, day })).toEqual({ state: 'offline' });
    expect(await findPortalAsOf(anonymous, { portalId, day: '2026-03-04' })).toMatchObject({ number: 1 });
  });

  test('of a claim are the editions that were published, and never those in between', async () => {
    const { world, portalId, security, anonymous, id } = await withProven();
    await publish(world);
    await rewordClaim(security, { id, edition: 1, section: 'Data', text: 'Never published.' });
    await rewordClaim(security, { id, edition: 2, section: 'Data', text: 'Third wording.' });
    const editions = () => findPublishedEditions(anonymous, { portalId, claimId: id });
    expect((await editions()).map(({ number }) => number)).toEqual([1]);
    await publish(world);
    expect(await editions()).toMatchObject([
      { number: 3, text: 'Third wording.', endedAt: null },
      { number: 1, text: 'Kept safe.', endedAt: expect.any(Date) },
    ]);
    const other = await createWorld();
    expect(await findPublishedEditions(other.actors.anonymous, { portalId, claimId: id })).toEqual([]);
    await archiveClaim(security, { id });
    await publish(world);
    expect((await editions()).every(({ endedAt }) => endedAt !== null)).toBe(true);
    await withdrawPortal(world.actors.owner, { portalId });
    expect(await editions()).toEqual([]);
  });
});
