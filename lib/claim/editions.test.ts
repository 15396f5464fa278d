import { describe, expect, test } from 'vitest';
import { addControl } from '#lib/control/commands.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { worldDay } from '#lib/testing/day.ts';
import { tell } from '#lib/testing/health-story.ts';
import { addBareClaim, backClaim as back } from '#lib/testing/standing-story.ts';
import { arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { backClaim, endOverride, overrideClaim, unbackClaim } from './backing-commands.ts';
import { addClaim, addClaims, changeClaim, rewordClaim } from './commands.ts';
import { getClaim } from './detail-queries.ts';
import { lintClaims } from './lint-queries.ts';
import { renameSection } from './order-commands.ts';
import { listClaims } from './queries.ts';

useTestDatabase();

const measure = { metric: 'retention', comparator: '<=', value: '60', unit: 'days' } as const;
const control = (identifier: string) => ({
  identifier,
  title: `Control ${identifier}`,
  description: '',
  implementation: 'implemented' as const,
  justification: '',
  responsibility: 'us' as const,
});

async function withClaim(text = 'Backups are kept at most 60 days.') {
  const world = await createWorld();
  const { security } = world.actors;
  const controlId = await addControl(security, control('BK-01'));
  const id = await addClaim(security, { section: 'Backups', text, measure, controlIds: [controlId] });
  return { world, security, controlId, id };
}

/** A claim whose only control was proven until yesterday, or never where `control` says so. */
async function lapsed(world: World, story?: string): Promise<string> {
  const id = await addBareClaim(world);
  const proof = `implemented; A collected 2026-05-01 valid until ${worldDay(-1)}; A accepted`;
  await back(world, id, await tell(world, story ?? proof));
  return id;
}

describe('who may', () => {
  test('an approver, an auditor and an employee cannot say, back or override a claim', async () => {
    const { world, id, controlId } = await withClaim();
    const { approver, auditor, employee, visitor, anonymous, operator } = world.actors;
    for (const actor of [approver, auditor, employee, visitor, anonymous]) {
      await expect(addClaim(actor, { section: 'X', text: 'No.' })).rejects.toThrow(Forbidden);
      await expect(backClaim(actor, { id, controlIds: [controlId] })).rejects.toThrow(Forbidden);
      await expect(unbackClaim(actor, { id, controlId })).rejects.toThrow(Forbidden);
      await expect(overrideClaim(actor, { id, reason: 'x', untilOn: worldDay(3) })).rejects.toThrow(
        Forbidden,
      );
    }
    await expect(overrideClaim(operator, { id, reason: 'x', untilOn: worldDay(3) })).rejects.toThrow(
      Forbidden,
    );
    for (const actor of [auditor, employee]) await expect(getClaim(actor, { id })).rejects.toThrow(Forbidden);
  });

  test('the other organization can neither read, say, back nor override a claim, nor back one of its own with our control', async () => {
    const { id, controlId } = await withClaim();
    const other = await createWorld();
    const { owner } = other.actors;
    await expect(getClaim(owner, { id })).rejects.toThrow(NotFound);
    await expect(backClaim(owner, { id, controlIds: [controlId] })).rejects.toThrow(NotFound);
    await expect(unbackClaim(owner, { id, controlId })).rejects.toThrow(NotFound);
    await expect(overrideClaim(owner, { id, reason: 'x', untilOn: worldDay(3) })).rejects.toThrow(NotFound);
    await expect(endOverride(owner, { id })).rejects.toThrow(NotFound);
    const own = await addClaim(owner, { section: 'X', text: 'Ours.' });
    await expect(backClaim(owner, { id: own, controlIds: [controlId] })).rejects.toThrow(NotFound);
    expect((await listClaims(owner, {})).rows.map(({ text }) => text)).toEqual(['Ours.']);
    expect(JSON.stringify(await lintClaims(owner, {}))).not.toContain(id);
  });
});

describe('editions', () => {
  test('a claim changes by an edition, and the earlier one stays as it was', async () => {
    const { world, security, id } = await withClaim();
    const next = { id, edition: 1, section: 'Backups', audience: 'public' as const };
    const text = 'Backups are kept at most 30 days.';
    expect(await changeClaim(security, { ...next, text, measure: { ...measure, value: '30' } })).toBe(2);
    const { editions, edition } = await getClaim(security, { id });
    expect(edition).toBe(2);
    expect(editions.map(({ number, measure: said }) => [number, said?.value])).toEqual([
      [2, '30'],
      [1, '60'],
    ]);
    const update = arrange(world, (tenant) =>
      tenant.claimEdition.updateMany({ where: { claimId: id }, data: { text: 'Never said.' } }),
    );
    await expect(update).rejects.toThrow(/denied/);
  });

  test('who says the same again makes no edition', async () => {
    const { security, id } = await withClaim();
    const { text, section } = await getClaim(security, { id });
    const same = { id, edition: 1, text, section, audience: 'public' as const, measure };
    expect(await changeClaim(security, same)).toBe(1);
    expect((await getClaim(security, { id })).editions).toHaveLength(1);
  });

  test('of two people who change one claim, the second is told what it says now', async () => {
    const { security, id, world } = await withClaim();
    await rewordClaim(security, { id, edition: 1, section: 'Backups', text: 'First.' });
    const second = rewordClaim(world.actors.admin, { id, edition: 1, section: 'Backups', text: 'Second.' });
    await expect(second).rejects.toThrow('It now says: “First.”');
    await expect(second).rejects.toThrow(Conflict);
    expect((await getClaim(security, { id })).text).toBe('First.');
  });

  test('renaming an area says each of its claims anew, with measure and audience as they were', async () => {
    const { security, id } = await withClaim();
    await renameSection(security, { section: 'Backups', name: 'Recovery' });
    expect(await getClaim(security, { id })).toMatchObject({ section: 'Recovery', edition: 2, measure });
  });

  test.each([
    ['a measure without a value', { measure: { ...measure, value: '' } }],
    ['an unknown metric', { measure: { ...measure, metric: 'vibes' } }],
    ['an unknown comparator', { measure: { ...measure, comparator: '~' } }],
    ['an unknown audience', { audience: 'everybody' }],
    ['a control that is no id', { controlIds: ['BK-01'] }],
  ])('%s is refused with a sentence', async (_, wrong) => {
    const { security } = (await createWorld()).actors;
    const input: object = { section: 'Data', text: 'Kept.', ...wrong };
    await expect(Reflect.apply(addClaim, undefined, [security, input])).rejects.toThrow(Invalid);
  });

  test('what looks like markup, a formula or another script is kept as it was typed', async () => {
    const { security } = (await createWorld()).actors;
    const texts = [
      '<script>alert(1)</script>',
      '=HYPERLINK("https://evil.example")',
      'نحمي بياناتك',
      "'; DROP TABLE",
    ];
    await addClaims(security, { section: '"><img src=x>', texts });
    expect((await listClaims(security, {})).rows.map(({ text }) => text)).toEqual(texts);
    expect((await listClaims(security, { search: '%' })).rows).toEqual([]);
    expect((await listClaims(security, { search: 'drop table' })).rows).toHaveLength(1);
  });
});

describe('what is behind a claim', () => {
  test('a control is put behind a claim once, and taken away again', async () => {
    const { world, security, id, controlId } = await withClaim();
    expect(await backClaim(security, { id, controlIds: [controlId] })).toBe(0);
    expect((await getClaim(security, { id })).controls).toHaveLength(1);
    await unbackClaim(security, { id, controlId });
    await expect(unbackClaim(security, { id, controlId })).rejects.toThrow(NotFound);
    expect((await getClaim(security, { id })).controls).toEqual([]);
    expect((await auditTrail(world)).filter(({ action }) => action === 'claim:back')).toHaveLength(2);
  });

  test('the list shows standing and controls, and is narrowed by each', async () => {
    const { world, security, id, controlId } = await withClaim();
    const old = await lapsed(world);
    const found = async (filters: object) =>
      (await listClaims(security, { filters })).rows.map((row) => row.id).sort();
    expect(await found({ standing: 'lapsed' })).toEqual([old]);
    expect(await found({ standing: 'unbacked' })).toEqual([id]);
    expect(await found({ control: controlId })).toEqual([id]);
    expect(await found({ measured: 'yes' })).toEqual([id]);
    expect(await found({ section: 'Stories', audience: 'public' })).toEqual([old]);
    const [row] = (await listClaims(security, { filters: { control: controlId } })).rows;
    expect(row).toMatchObject({
      controls: [{ identifier: 'BK-01' }],
      standing: { reason: 'no-proof' },
      measure,
    });
  });
});
