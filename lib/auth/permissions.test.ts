import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { grantees } from './grantees.ts';
import { actions, isGiven } from './permissions.ts';

const header = `# Who may do what

Made from \`lib/auth/permissions.ts\` by its test; a change of the table is a change of this file.
`;

function matrix(): string {
  const rows = actions.map(
    (action) =>
      `| ${action} | ${grantees.map((grantee) => (isGiven(action, grantee) ? '✓' : '·')).join(' | ')} |`,
  );
  const head = `| action | ${grantees.join(' | ')} |\n| --- | ${grantees.map(() => ':-:').join(' | ')} |`;
  return `${header}\n${head}\n${rows.join('\n')}\n`;
}

test('the committed matrix says what the permission table says', async () => {
  await expect(matrix()).toMatchFileSnapshot('../../docs/permissions.md');
  expect(await readFile('docs/permissions.md', 'utf8')).toContain('| grant:revoke |');
});

test('no visitor, stranger or employee may read what the security team reads', () => {
  const inside = actions.filter((action) => /:(list|read|export)$/.test(action));
  const outside = inside.filter(
    (action) => isGiven(action, 'visitor') || isGiven(action, 'anonymous') || isGiven(action, 'employee'),
  );
  expect(outside).toEqual(['organization:read', 'library:read']);
});

test('an auditor has their account and the engagements they are named in, and nothing else', () => {
  const own = ['organization:read', 'member:sign-out', 'member:change-password', 'portal:view'];
  const inEngagements = ['list', 'read', 'download', 'export', 'ask', 'settle'];
  expect(actions.filter((action) => isGiven(action, 'auditor'))).toEqual([
    ...own,
    ...inEngagements.map((verb) => `engagement:${verb}`),
  ]);
});
