import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differences } from './difference.ts';
import { type Projection, projectionSchema, sealProjection, withoutDocument } from './projection.ts';

const empty: Projection = {
  format: 'candor.projection/1',
  organization: { name: 'Northwind' },
  title: 'Security at Northwind',
  introduction: '',
  accent: '#0f5873',
  logo: null,
  contactEmail: 'security@northwind.example',
  accessNotice: '',
  indexed: false,
  decision: { count: 2, unit: 'days' },
  auditReports: [],
  areas: [],
  documents: [],
  subprocessors: [],
};

const id = (index: number) => `0190a000-0000-7000-8000-${String(index).padStart(12, '0')}`;
const claims = (order: readonly number[]): Projection => ({
  ...empty,
  areas: [{ title: 'Data', claims: order.map((index) => ({ id: id(index), text: `Claim ${index}` })) }],
});

describe('projections', () => {
  test('the same content has the same hash, whatever the order of its keys', () => {
    const shuffled = projectionSchema.parse(Object.fromEntries(Object.entries(empty).toReversed()));
    expect(sealProjection(shuffled)).toEqual(sealProjection(empty));
    expect(sealProjection({ ...empty, title: 'Other' }).sha256).not.toBe(sealProjection(empty).sha256);
  });

  test('a field that the public may not see cannot get into one', () => {
    const leaky = { ...empty, notes: 'internal' };
    expect(() => sealProjection(leaky)).toThrow('notes');
  });

  test('a projection without a document names it nowhere', () => {
    const documentId = id(1);
    const document = {
      id: documentId,
      title: 'Report',
      description: '',
      tier: 'public' as const,
      revision: 1,
      publishedOn: '2026-11-22',
      pages: null,
    };
    const report = {
      id: id(2),
      kind: 'audit-report' as const,
      framework: 'SOC 2',
      title: 'SOC 2',
      auditor: 'A',
      periodStartOn: null,
      periodEndOn: null,
      issuedOn: null,
      validUntilOn: null,
      opinion: '',
      documentId,
    };
    const before = { ...empty, documents: [document], auditReports: [report] };
    expect(sealProjection(withoutDocument(before, documentId)).content).not.toContain(documentId);
  });
});

describe('the difference between two projections', () => {
  test('a projection does not differ from itself', () => {
    expect(differences(claims([1, 2, 3]), claims([1, 2, 3]))).toEqual([]);
  });

  test('one claim taken to the front is one move, not many', () => {
    expect(differences(claims([1, 2, 3, 4]), claims([4, 1, 2, 3]))).toEqual([
      { part: 'claim', kind: 'moved', label: 'Claim 4', fields: [] },
    ]);
  });

  test('the moves named, undone one by one, give the old order again', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 });
    fc.assert(
      fc.property(order, (after) => {
        const before = after.toSorted();
        const moved = new Set(differences(claims(before), claims(after)).map(({ label }) => label));
        const stayed = after.filter((index) => !moved.has(`Claim ${index}`));
        expect(stayed).toEqual(stayed.toSorted());
        expect(moved.size === 0).toBe(after.join() === before.join());
      }),
    );
  });

  test('before the first publication everything is added', () => {
    expect(differences(null, claims([1])).map(({ kind }) => kind)).toEqual(['added', 'added']);
  });
});
