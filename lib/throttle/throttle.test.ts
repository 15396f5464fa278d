import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '#lib/id.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrange, createWorld } from '#lib/testing/world.ts';
import { canonicalAddress, guestOf } from './address.ts';
import { countIn, countWithin, isTelling, type Limit } from './throttle.ts';

useTestDatabase();

const limit = (most = 3): Limit => ({ name: 'test', of: newId(), most, seconds: 900 });
const now = new Date('2026-11-22T10:07:00Z');

test('all addresses of one IPv6 subscriber are one guest, every IPv4 address is its own (S13)', () => {
  expect(guestOf('2001:db8:1:2:3:4:5:6')).toBe(guestOf('2001:0DB8:0001:0002::1'));
  expect(guestOf('2001:db8:1:3::1')).not.toBe(guestOf('2001:db8:1:2::1'));
  expect(guestOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
  expect(guestOf('192.0.2.1')).not.toBe(guestOf('192.0.2.2'));
  expect(guestOf('not an address')).toBe('unknown');
});

test('an address has one spelling, and anything else has none', () => {
  expect(canonicalAddress('::FFFF:c000:201')).toBe('192.0.2.1');
  expect(canonicalAddress('2001:0db8::0001')).toBe('2001:db8::1');
  fc.assert(
    fc.property(fc.ipV6(), (text) => canonicalAddress(canonicalAddress(text)) === canonicalAddress(text)),
  );
  expect(canonicalAddress('1.2.3.4, 5.6.7.8')).toBe('');
});

test('of fifty attempts at once exactly so many pass as are allowed', async () => {
  const one = limit(7);
  const tallies = await Promise.all(Array.from({ length: 50 }, () => countIn(one, now)));
  expect(tallies.filter((tally) => !tally.exceeded)).toHaveLength(7);
  expect(tallies[0]?.retryAfter).toBe(480);
});

test('a new window begins anew, and what is counted for one does not count for another', async () => {
  const one = limit(1);
  await countIn(one, now);
  expect((await countIn(one, now)).exceeded).toBe(true);
  expect((await countIn(one, new Date(now.getTime() + 900_000))).exceeded).toBe(false);
  expect((await countIn(limit(1), now)).exceeded).toBe(false);
});

test('what is counted within an operation counts only if it commits', async () => {
  const world = await createWorld();
  const one = limit();
  const broken = arrange(world, async (tenant) => {
    await countWithin(tenant, one, now);
    throw new Error('rolled back');
  });
  await expect(broken).rejects.toThrow('rolled back');
  expect((await arrange(world, (tenant) => countWithin(tenant, one, now))).count).toBe(1);
});

test('a flood writes few events: the 1st, 2nd, 4th, 8th …', () => {
  const told = Array.from({ length: 1000 }, (_, index) => index + 1).filter(isTelling);
  expect(told).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512]);
});
