import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChainFacts, type ChainLink, revisionHash, verifyChain } from './chain.ts';

const facts = (number: number, change: Partial<ChainFacts> = {}): ChainFacts => ({
  organizationId: '0190a000-0000-7000-8000-000000000001',
  itemId: '0190a000-0000-7000-8000-000000000002',
  number,
  collectedOn: '2026-11-20',
  periodStartOn: null,
  periodEndOn: null,
  validUntilOn: '2027-11-20',
  receivedAt: '2026-11-22T07:00:00.000Z',
  receivedBy: 'member:0190a000-0000-7000-8000-000000000003',
  source: 'Ticket system',
  procedure: 'Exported by hand',
  automated: false,
  note: '',
  content: { kind: 'file', name: 'a.png', contentType: 'image/png', sizeBytes: 7, sha256: 'ab'.repeat(32) },
  ...change,
});

function chain(length: number): ChainLink[] {
  const links: ChainLink[] = [];
  for (let number = 1; number <= length; number += 1) {
    const previousSha256 = links.at(-1)?.sha256 ?? '';
    links.push({
      facts: facts(number),
      previousSha256,
      sha256: revisionHash(facts(number), previousSha256),
    });
  }
  return links;
}

const problems = (links: ChainLink[]) => verifyChain(links).map(({ problem }) => problem !== null);

describe('the chain of revisions', () => {
  test('holds as it was written, in whatever order it is read', () => {
    expect(problems(chain(3))).toEqual([false, false, false]);
    expect(problems(chain(3).reverse())).toEqual([false, false, false]);
    expect(verifyChain([])).toEqual([]);
  });

  const changes: Record<string, Partial<ChainFacts>> = {
    'another organization': { organizationId: '0190a000-0000-7000-8000-00000000000f' },
    'another item': { itemId: '0190a000-0000-7000-8000-00000000000f' },
    'another day': { collectedOn: '2026-11-19' },
    'a period': { periodStartOn: '2026-01-01', periodEndOn: '2026-02-01' },
    'a longer validity': { validUntilOn: '2028-11-20' },
    'no end': { validUntilOn: null },
    'another arrival': { receivedAt: '2026-11-22T07:00:00.001Z' },
    'another person': { receivedBy: 'member:0190a000-0000-7000-8000-00000000000f' },
    'another source': { source: 'Somewhere' },
    'another procedure': { procedure: '' },
    'by itself': { automated: true },
    'another note': { note: ' ' },
    'another file': {
      content: {
        kind: 'file',
        name: 'a.png',
        contentType: 'image/png',
        sizeBytes: 7,
        sha256: 'ac'.repeat(32),
      },
    },
    'a link': { content: { kind: 'link', url: 'https://a.example' } },
  };
  test.each(Object.entries(changes))('shows %s that was written in afterwards', (_, change) => {
    const links = chain(3);
    const [, second] = links;
    if (second) second.facts = { ...second.facts, ...change };
    expect(problems(links)).toEqual([false, true, false]);
  });

  test('a changed revision with a fitting hash of its own shows in the one after it', () => {
    const links = chain(3);
    const [, second] = links;
    if (!second) throw new Error('too short');
    second.facts = facts(2, { collectedOn: '2026-01-01' });
    second.sha256 = revisionHash(second.facts, second.previousSha256);
    expect(problems(links)).toEqual([false, false, true]);
  });

  test('a revision that is taken out, doubled or put elsewhere shows', () => {
    const links = chain(4);
    expect(problems(links.toSpliced(1, 1)).includes(true)).toBe(true);
    expect(problems(links.slice(1))[0]).toBe(true);
    expect(problems([...links, ...links.slice(0, 1)]).includes(true)).toBe(true);
  });

  test('equal facts have one hash whatever order their keys were written in', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (note, source) => {
        const one = facts(1, { note, source });
        const { content, itemId, ...rest } = one;
        const turned = { content, ...rest, itemId };
        expect(revisionHash(turned, '')).toBe(revisionHash(one, ''));
      }),
    );
  });
});
