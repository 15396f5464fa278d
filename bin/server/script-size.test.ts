import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { root } from '../project.ts';

const most = 20 * 1024;

test('what visitors’ pages load above the framework’s own scripts is at most 20 KB compressed', () => {
  const scripts = readdirSync(join(root, 'public')).filter((name) => name.endsWith('.js'));
  expect(scripts).toEqual(['printable.js']);
  const bytes = scripts.map(
    (name) => gzipSync(readFileSync(join(root, 'public', name)), { level: 9 }).length,
  );
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(most);
});
