import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differences } from './difference.ts';
import { type Projection, projectionSchema, sealProjection, withoutDocument } from './projection.ts';
import { readProjection } from './stored-projection.ts';
import { verificationTold } from './verification.ts';

const empty: Projection = {
  format: 'candor.projection/4',
  organization: { name: 'Northwind' },
  title: 'Security at Northwind',
  introduction: '',
  accent: '#0f5873',
  logo: null,
  contactEmail: 'security@northwind.example',
  accessNotice: '',
  indexed: false,
  decision: { count: 2, unit: 'days' },
  verification: { mode: 'day', days: 90 },
  auditReports: [],
  csf: null,
  areas: [],
  documents: [],
  policies: [],
  subprocessors: [],
};

const id = (index: number) => `0190a000-0000-7000-8000-${String(index).padStart(12, '0')}`;
const claim = (index: number) => ({
  id: id(index),
  text: `Claim ${index}`,
  edition: 1,
  standing: 'proven' as const,
  verification: { kind: 'day' as const, on: '2026-11-01' },
  measure: null,
  controls: [],
});
const claims = (order: readonly number[]): Projection => ({
  ...empty,
  areas: [{ title: 'Data', chapter: '', introduction: '', claims: order.map((index) => claim(index)) }],
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
      opinion: null,
      opinionNote: '',
      scope: '',
      controls: null,
      exceptions: null,
      duties: [],
      subservices: [],
      documentId,
    };
    const before = { ...empty, documents: [document], auditReports: [report] };
    expect(sealProjection(withoutDocument(before, documentId)).content).not.toContain(documentId);
  });
});

describe('projections of format 1', () => {
  const { verification: _, csf: __, ...rest } = empty;
  const area = { title: 'Data', claims: [{ id: id(1), text: 'Said before editions.' }] };
  const old = { ...rest, format: 'candor.projection/1', areas: [area] };

  test('are read, and say of standing and edition nothing that they did not say', () => {
    const read = readProjection(JSON.stringify(old));
    expect(read).toMatchObject({ format: 'candor.projection/4', title: empty.title, csf: null });
    expect(read.areas[0]?.claims).toEqual([
      {
        id: id(1),
        text: 'Said before editions.',
        edition: null,
        standing: null,
        verification: null,
        measure: null,
        controls: [],
      },
    ]);
  });

  test('with a field that was never theirs are not read', () => {
    expect(() => readProjection(JSON.stringify({ ...old, notes: 'internal' }))).toThrow('notes');
    expect(() => readProjection(JSON.stringify({ ...old, format: 'candor.projection/5' }))).toThrow('format');
  });
});

describe('what is told of a verification', () => {
  const on = '2026-08-24';
  const tell = (mode: 'day' | 'month' | 'within', today = '2026-11-22') =>
    verificationTold({ mode, days: 90 }, on, today);

  test('is the day, its month, or that it lies within the days', () => {
    expect(tell('day')).toEqual({ kind: 'day', on });
    expect(tell('month')).toEqual({ kind: 'month', month: '2026-08' });
    expect(tell('within')).toEqual({ kind: 'within', days: 90 });
    expect(tell('within', '2026-11-23')).toBeNull();
    expect(verificationTold({ mode: 'day', days: 90 }, null, on)).toBeNull();
  });

  test('names no day where the organization chose not to', () => {
    expect(JSON.stringify([tell('month'), tell('within')])).not.toContain(on);
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

describe('projections of format 2', () => {
  const report = {
    id: id(1),
    kind: 'audit-report',
    framework: 'SOC 2',
    title: 'T',
    auditor: 'A',
    periodStartOn: null,
    periodEndOn: null,
    issuedOn: null,
    validUntilOn: null,
    opinion: 'Clean, with one remark',
    documentId: null,
  };
  const old = { ...empty, format: 'candor.projection/2', auditReports: [report] };

  test('are read, and an opinion in free words stays those words', () => {
    const read = readProjection(JSON.stringify(old));
    expect(read.auditReports[0]).toMatchObject({
      opinion: null,
      opinionNote: 'Clean, with one remark',
      controls: null,
      exceptions: null,
      duties: [],
    });
    expect(read.format).toBe('candor.projection/4');
  });

  test('with a field that no format has are refused', () => {
    const odd = { ...old, auditReports: [{ ...report, price: 1 }] };
    expect(() => readProjection(JSON.stringify(odd))).toThrow();
  });
});
