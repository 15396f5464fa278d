import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '#lib/id.ts';
import type { Projection } from '#lib/portal/projection.ts';
import { areaAnchor } from './anchors';
import { noLinks, pastLinks, portalLinks } from './links';
import { Overview } from './overview';

/** A projection in which every text is the same. */
function filledWith(text: string): Projection {
  const [documentId, claimId] = [newId(), newId()];
  const fields = { title: text, description: text, revision: 1, publishedOn: '2026-11-01', pages: 12 };
  return {
    format: 'candor.projection/4',
    organization: { name: text },
    title: text,
    introduction: text,
    accent: text,
    logo: null,
    contactEmail: 'security@northwind.example',
    accessNotice: text,
    indexed: false,
    decision: { count: 2, unit: 'days' },
    auditReports: [
      {
        id: newId(),
        kind: 'audit-report',
        framework: text,
        title: text,
        auditor: text,
        periodStartOn: '2025-07-01',
        periodEndOn: '2026-06-30',
        issuedOn: '2026-08-14',
        validUntilOn: '2026-11-21',
        opinion: 'qualified',
        opinionNote: text,
        scope: text,
        controls: 61,
        exceptions: 1,
        duties: [{ reference: text, text }],
        subservices: [{ name: text, services: text, method: 'carve-out' }],
        documentId,
      },
    ],
    verification: { mode: 'day', days: 90 },
    areas: [
      {
        title: text,
        chapter: text,
        introduction: text,
        claims: [
          {
            id: claimId,
            text,
            edition: 2,
            standing: 'proven',
            verification: { kind: 'day', on: '2026-11-01' },
            measure: { metric: text, comparator: '<=', value: text, unit: text },
            controls: [{ identifier: text, title: text }],
          },
        ],
      },
    ],
    csf: {
      version: text,
      functions: [{ identifier: 'PR', title: text, inForce: 22, covered: 11, proven: 7, tier: 3 }],
      subcategories: [{ identifier: 'PR.DS-01', title: text, claimIds: [claimId] }],
    },
    documents: [
      { id: documentId, tier: 'restricted', ...fields },
      { id: newId(), tier: 'public', ...fields },
    ],
    policies: [
      {
        id: newId(),
        title: text,
        versionId: newId(),
        version: 2,
        sha256: '0'.repeat(64),
        effectiveOn: '2026-11-01',
        locales: ['en', 'ar'],
      },
    ],
    subprocessors: [
      {
        id: newId(),
        name: text,
        purpose: text,
        dataProcessed: text,
        location: text,
        url: 'https://nimbus.example',
      },
    ],
  };
}

const render = (projection: Projection, links = portalLinks('northwind')) =>
  renderToStaticMarkup(
    <Overview projection={projection} links={links} today="2026-11-22" publication="Edition 1" />,
  );

// Elements and attributes as a browser would read them: only what stands within an unescaped tag.
const tagsOf = (html: string) => html.match(/<[a-z][^>]*>/gi) ?? [];

const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg/onload=alert(1)>",
  '[click](javascript:alert(1))',
  '[click](JaVaScRiPt:alert(1))',
  '[click](data:text/html,<script>alert(1)</script>)',
  '![x](https://evil.example/pixel.gif)',
  '<style>@import url(https://evil.example)</style>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '{{constructor.constructor("alert(1)")()}} ${7*7} <%= 7*7 %>',
  '#0f5873;}body{background:url(https://evil.example)}',
];

describe('a portal page', () => {
  test.each(attacks)('shows %s and runs none of it (F16, F22)', (attack) => {
    for (const tag of tagsOf(render(filledWith(attack)))) {
      expect(tag).not.toMatch(/^<(?:script|style|iframe|object|embed|img|form|base|meta|link|math)\b/i);
      expect(tag.replaceAll(/="[^"]*"/g, '')).not.toMatch(/\bon\w+|\bstyle\b|srcdoc/i);
      expect(tag).not.toMatch(/(?:href|src)="\s*(?:javascript|data|vbscript):/i);
    }
  });

  test('leaves template signs as they were typed (F22)', () => {
    const html = render(filledWith('{{constructor}} ${1111*1111}'));
    expect(html).toContain('{{constructor}} ${1111*1111}');
    expect(html).not.toContain('1234321');
  });

  const corpus = resolve(process.env.CANDOR_CORPUS ?? '../shared', 'data/text/blns.json');
  test.skipIf(!existsSync(corpus))('holds the whole list of naughty strings without a live one (F16)', () => {
    const strings = z.array(z.string()).parse(JSON.parse(readFileSync(corpus, 'utf8')));
    expect(strings.length).toBeGreaterThan(400);
    const live = strings.filter((text) =>
      tagsOf(render(filledWith(text))).some(
        (tag) =>
          /^<(?:script|iframe|img|style|form)\b/i.test(tag) ||
          /href="(?:javascript|data|vbscript):/i.test(tag),
      ),
    );
    expect(live).toEqual([]);
  });

  test('a visitor has one clear way to each document, and is told that a report has expired', () => {
    const projection = filledWith('SOC 2 report');
    const [restricted, open] = projection.documents;
    const html = render(projection);
    expect(html).toContain(`href="/trust/northwind/request?document=${restricted?.id}"`);
    expect(html).toContain(`href="/trust/northwind/documents/${open?.id}/file"`);
    expect(html).not.toContain(`/documents/${restricted?.id}/file`);
    expect(html).toContain('Expired on 21 Nov 2026');
    expect(html).not.toContain('Valid until 21 Nov 2026');
  });

  test('a report that ends today is still valid', () => {
    const projection = filledWith('SOC 2 report');
    const reports = projection.auditReports.map((report) => ({ ...report, validUntilOn: '2026-11-22' }));
    expect(render({ ...projection, auditReports: reports })).toContain('Valid until 22 Nov 2026');
  });

  test('the preview leads nowhere', () => {
    expect(render(filledWith('SOC 2 report'), noLinks)).not.toContain('/trust/');
  });

  test('a past day offers no way in, and still says what it said', () => {
    const html = render(filledWith('SOC 2 report'), pastLinks);
    expect(html).not.toMatch(/\/trust\/|Request access|Download/);
    expect(html).toContain('SOC 2 report');
    expect(html).toContain('Proven, verified 1 Nov 2026');
  });

  test('an area has the same anchor in every edition, in any script', () => {
    expect(areaAnchor('Data & keys')).toBe('area-data-keys');
    expect(areaAnchor('حماية البيانات')).toBe('area-حماية-البيانات');
    expect(areaAnchor('&&&')).toBe('area-other');
  });
});
