import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { freshDatabase } from '#lib/testing/database.ts';
import { checkMasterKey } from './installation.ts';

const key = () => randomBytes(32).toString('base64');

test('a database remembers the master key of its first start, and no other one starts it (X16)', async () => {
  const { ownerUrl, databaseUrl } = await freshDatabase('migrated');
  const [first, second] = [key(), key()];
  await expect(checkMasterKey(first, databaseUrl, false)).rejects.toThrow(/never set up/);
  await checkMasterKey(first, ownerUrl, true);
  await checkMasterKey(first, databaseUrl, false);
  await expect(checkMasterKey(second, ownerUrl, true)).rejects.toThrow(/master key is not the one/);
  await expect(checkMasterKey(second, databaseUrl, false)).rejects.toThrow(/master key is not the one/);
  await checkMasterKey(first, databaseUrl, false);
});

test('a missing, short or malformed master key is refused, and its text is not repeated (X16)', async () => {
  const { ownerUrl } = await freshDatabase('migrated');
  for (const text of ['', 'short', 'A'.repeat(43), 'not base64 at all, but long enough to be a key …']) {
    const refusal = await checkMasterKey(text, ownerUrl, true).then(
      () => 'it started',
      (error: unknown) => String(error),
    );
    expect(refusal, text).not.toBe('it started');
    if (text !== '') expect(refusal).not.toContain(text);
  }
});
