import { describe, expect, test } from 'vitest';
import { addClaims } from '#lib/claim/commands.ts';
import { Invalid } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addPortal } from '#lib/testing/portal.ts';
import { createWorld } from '#lib/testing/world.ts';
import { publishPortal } from './commands.ts';
import type { Projection } from './projection.ts';
import { getPortal } from './queries.ts';
import { scanProjection } from './scan.ts';

useTestDatabase();

const empty: Projection = {
  format: 'candor.projection/4',
  organization: { name: 'Northwind' },
  title: 'Security',
  introduction: '',
  accent: '#0f5873',
  logo: null,
  contactEmail: 'someone@northwind.example',
  accessNotice: '',
  indexed: false,
  decision: { count: 2, unit: 'days' },
  verification: { mode: 'day', days: 90 },
  auditReports: [],
  areas: [],
  csf: null,
  documents: [],
  policies: [],
  subprocessors: [],
};
const kindsIn = (introduction: string) =>
  scanProjection({ ...empty, introduction }, null).map(({ kind }) => kind);

// Put together here, so that no tool takes this file for one that holds secrets.
const made = (...parts: readonly string[]) => parts.join('');

describe('the scan of what would become public', () => {
  test.each([
    ['secret', made('-----BEGIN RSA PRIV', 'ATE KEY-----')],
    ['secret', made('AKI', 'AIOSFODNN7EXAMPLE')],
    ['secret', made('gh', 'p_', 'a1B2'.repeat(9))],
    ['secret', made('sk_', 'live_', 'a1B2c3D4'.repeat(3))],
    ['secret', made('ey', 'JhbGciOiJIUzI1NiJ9.ey', 'JzdWIiOiIxMjM0In0.', 'dGhpcyBpcyBub3QgcmVhbA')],
    ['secret', 'postgres://admin:hunter22@db.example/app'],
    ['secret', made('Zm9vYmFy', 'QmF6MTIz'.repeat(5))],
    ['password', 'The password is: Correct-horse-7'],
    ['password', 'api_key = "abcdef123456"'],
    ['person-address', 'Write to jane.doe@northwind.example'],
    ['person-address', 'wanda@gmail.com'],
    ['telephone', 'Call +49 30 1234567 at night'],
    ['telephone', 'Call (415) 555-2671'],
    ['internal-address', 'behind 10.20.30.40'],
    ['internal-address', 'vault.internal'],
  ])('finds a %s in “%s”', (kind, text) => {
    expect(kindsIn(text)).toEqual([kind]);
  });

  test.each([
    'Passwords of people who use one are hashed with Argon2id.',
    'Customer data is encrypted at rest with AES-256 in Galois/Counter Mode; TLS 1.2 or newer.',
    'Write to security@northwind.example or data-protection@northwind.example.',
    'The service runs on 192.0.2.1 and 8.8.8.8, since 2026-11-22, for 1 000 000 customers.',
    'ISO/IEC 27001:2022, SOC 2 Type II (2025-07-01 – 2026-06-30), NIST SP 800-53 rev. 5.',
    'Antidisestablishmentarianismsupercalifragilistic words are no keys.',
  ])('finds nothing in “%s”', (text) => {
    expect(kindsIn(text)).toEqual([]);
  });

  test('a secret is not repeated by whoever reports it', () => {
    const secret = made('gh', 'p_', 'a1B2'.repeat(9));
    const [finding] = scanProjection({ ...empty, introduction: secret }, null);
    expect(JSON.stringify(finding)).not.toContain(secret);
  });

  test('what is public already in the same words is not asked again, in other words it is', () => {
    const before = { ...empty, introduction: 'Call +49 30 1234567' };
    expect(scanProjection(before, before)).toEqual([]);
    expect(scanProjection({ ...before, introduction: 'Call +49 30 7654321' }, before)).toHaveLength(1);
  });

  test('texts made to keep an expression busy are scanned in a second', () => {
    for (const text of [
      'a'.repeat(4000),
      'aA1'.repeat(1300),
      '1 '.repeat(2000),
      `${'a.'.repeat(2000)}@`,
      '+1'.repeat(2000),
    ]) {
      const from = performance.now();
      scanProjection({ ...empty, introduction: text }, null);
      expect(performance.now() - from).toBeLessThan(2_000);
    }
  });
});

test('nothing that the scan finds becomes public before somebody who may publish has confirmed it', async () => {
  const world = await createWorld();
  const { security } = world.actors;
  const portalId = await addPortal(world);
  await addClaims(security, { section: 'Data', texts: ['Ask wanda@gmail.com.'] });
  const { draftSha256: sha256, findings } = await getPortal(security, {});
  expect(findings).toMatchObject([{ kind: 'person-address', excerpt: 'wanda@gmail.com' }]);
  await expect(publishPortal(security, { portalId, sha256 })).rejects.toThrow(Invalid);
  await expect(publishPortal(security, { portalId, sha256, confirmed: ['0'.repeat(64)] })).rejects.toThrow(
    'Nothing was published',
  );
  await publishPortal(security, { portalId, sha256, confirmed: findings.map(({ key }) => key) });
  await addClaims(security, { section: 'Data', texts: ['Another.'] });
  expect((await getPortal(security, {})).findings).toEqual([]);
});
