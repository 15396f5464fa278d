import { describe, expect, test } from 'vitest';
import { Conflict, Invalid } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { worldDay } from '#lib/testing/day.ts';
import { tell } from '#lib/testing/health-story.ts';
import { addBareClaim, backClaim as back } from '#lib/testing/standing-story.ts';
import { auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { endOverride, overrideClaim } from './backing-commands.ts';
import { addClaim } from './commands.ts';
import { getClaim } from './detail-queries.ts';

useTestDatabase();

async function withClaim() {
  const world = await createWorld();
  const { security } = world.actors;
  return { world, security, id: await addClaim(security, { section: 'Data', text: 'Stated only.' }) };
}

/** A claim whose only control was proven until yesterday, or never where `control` says so. */
async function lapsed(world: World, story?: string): Promise<string> {
  const id = await addBareClaim(world);
  const proof = `implemented; A collected 2026-05-01 valid until ${worldDay(-1)}; A accepted`;
  await back(world, id, await tell(world, story ?? proof));
  return id;
}

describe('an override', () => {
  test('lets a lapsed claim stand as due until its day, and tells the log who and why', async () => {
    const { world, security } = await withClaim();
    const id = await lapsed(world);
    await overrideClaim(security, { id, reason: 'The auditor comes on Monday.', untilOn: worldDay(20) });
    const seen = await getClaim(security, { id });
    expect(seen.standing).toMatchObject({
      standing: 'due',
      reason: 'overridden',
      overriddenUntilOn: worldDay(20),
    });
    expect(seen.overrides[0]).toMatchObject({
      reason: 'The auditor comes on Monday.',
      byName: 'Security Person',
    });
    const again = overrideClaim(security, { id, reason: 'More.', untilOn: worldDay(30) });
    await expect(again).rejects.toThrow('overridden already');
    await endOverride(security, { id });
    expect((await getClaim(security, { id })).standing?.standing).toBe('lapsed');
    await expect(endOverride(security, { id })).rejects.toThrow(Conflict);
    const events = (await auditTrail(world)).filter(({ action }) => action === 'claim:override');
    expect(events).toHaveLength(2);
  });

  test('is refused without a reason, for more than 90 days, for a day that is past, and for a claim that did not lapse', async () => {
    const { world, security, id: proven } = await withClaim();
    const id = await lapsed(world);
    const overridden = (input: object) =>
      overrideClaim(security, { id, reason: 'x', untilOn: worldDay(5), ...input });
    await expect(overridden({ reason: ' ' })).rejects.toThrow('Please say why.');
    await expect(overridden({ untilOn: worldDay(92) })).rejects.toThrow('at most 90 days');
    await expect(overridden({ untilOn: worldDay(-2) })).rejects.toThrow('in the past');
    await expect(overridden({ untilOn: '2026-02-30' })).rejects.toThrow(Invalid);
    await expect(overridden({ id: proven })).rejects.toThrow('has not lapsed');
    const never = await lapsed(world, 'implemented; A collected 2026-05-01; A rejected');
    await expect(overridden({ id: never })).rejects.toThrow('never proven');
  });
});
