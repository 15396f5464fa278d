import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { splitFrontMatter } from '#lib/policy-import/front-matter.ts';
import { corpusPath } from '#lib/testing/corpus.ts';
import { suggestSignificance } from './significance.ts';

const text =
  '# Screens\n\nLast updated: 2025-04-07\n\nEmployees should lock their screens within 15 minutes by 1 March 2026. Recieved devices are encrypted.\n\n- Visitors are accompanied.\n- Ask it@alder.example or the Security team.\n';
const suggested = (from: string, to: string) => {
  expect(text).toContain(from);
  return suggestSignificance(text, text.replace(from, to)).significance;
};

describe('a change of a policy is suggested to be', () => {
  test.each([
    ['2025-04-07', '2026-01-12'],
    ['Last updated: 2025-04-07', 'Last reviewed: 12 January 2026'],
    ['Recieved', 'Received'],
    ['Security team', 'security team'],
    ['minutes by', 'minutes  by'],
    ['accompanied.', 'accompanied;'],
    ['lock their screens', '**lock** their screens'],
    ['# Screens', '## Screens'],
    ['\n- Ask', '\n* Ask'],
  ])('editorial: "%s" became "%s"', (from, to) => {
    expect(suggested(from, to)).toBe('editorial');
  });

  test.each([
    ['should lock', 'must lock'],
    ['should lock', 'should not lock'],
    ['15 minutes', '5 minutes'],
    ['15 minutes', '15 hours'],
    ['by 1 March 2026', 'by 1 May 2026'],
    ['are encrypted', 'are unencrypted'],
    ['Employees', 'Contractors'],
    ['it@alder.example', 'if@alder.example'],
    ['Security team', 'Legal team'],
    ['- Visitors are accompanied.\n', ''],
    ['accompanied.', 'accompanied. Always.'],
    ['devices', 'drives'],
    ['Ask it@alder.example', '[Ask](https://evil.example) it@alder.example'],
  ])('material: "%s" became "%s"', (from, to) => {
    expect(suggested(from, to)).toBe('material');
  });

  test('editorial where nothing changed, without a reason', () => {
    expect(suggestSignificance(text, text)).toEqual({ significance: 'editorial', reasons: [] });
  });

  test('explained in words, with the place', () => {
    const { reasons } = suggestSignificance(text, text.replace('should', 'must'));
    expect(reasons).toEqual([
      { significance: 'material', text: '“should” became “must”: how strict a rule is', where: 'Screens' },
    ]);
  });
});

/** Each pair of real dated versions, as a person judged it who read both. */
const judged: Readonly<Record<string, string>> = {
  'tailscale_access-control': 'eme',
  'tailscale_incident-disclosure': 'meeme',
  'tailscale_incident-response-process': 'ememe',
  'tailscale_information-classification': 'eeeme',
  tailscale_password: 'meme',
  'tailscale_patch-management': 'eme',
  tailscale_vendor: 'ememe',
};

test('the versions of a real program are suggested as a person judges them', (context) => {
  const root = corpusPath(context, 'data/policies/history');
  const found = Object.keys(judged).map((name) => {
    const files = readdirSync(`${root}/${name}`)
      .filter((file) => file.endsWith('.md'))
      .sort();
    const bodies = files.map(
      (file) => splitFrontMatter(readFileSync(`${root}/${name}/${file}`, 'utf8')).body,
    );
    const letters = bodies
      .slice(1)
      .map((body, at) => suggestSignificance(bodies[at] ?? '', body).significance.charAt(0));
    return [name, letters.join('')];
  });
  expect(Object.fromEntries(found)).toEqual(judged);
});
