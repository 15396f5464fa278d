import { translator } from '#lib/messages/translator.ts';
import type { Projection } from '#lib/portal/projection.ts';
import { Markdown } from '../markdown/markdown';
import { AnchorButton } from '../ui/anchor-button';
import { anchors } from './anchors';
import type { PortalLinks } from './links';

/** The head of the page: what it is, in the organization's words, and how much there is of everything. */
export function Hero({ projection, links }: { projection: Projection; links: PortalLinks }) {
  const t = translator('portal');
  return (
    <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_19rem] lg:items-start">
      <div>
        <h1
          lang="en"
          dir="auto"
          className="wrap-anywhere font-medium font-serif text-[2.125rem] leading-[1.1] tracking-[-0.02em] sm:text-5xl"
        >
          {projection.title}
        </h1>
        {projection.introduction && (
          <Markdown text={projection.introduction} className="mt-5 text-ink-muted text-lg leading-relaxed" />
        )}
        {isEmpty(projection) && <p className="mt-5 text-ink-muted text-lg">{t('nothingYet')}</p>}
        {links.offered && projection.documents.length > 0 && (
          <div className="mt-7 flex flex-wrap gap-3">
            <AnchorButton href={links.request} variant="primary" size="lg">
              {t('request')}
            </AnchorButton>
            <AnchorButton href={`#${anchors.access}`} size="lg">
              {t('accessTitle')}
            </AnchorButton>
          </div>
        )}
      </div>
      <Glance projection={projection} />
    </div>
  );
}

function isEmpty({ introduction, auditReports, areas, documents, subprocessors }: Projection): boolean {
  const rows = [auditReports, areas, documents, subprocessors];
  return introduction === '' && rows.every((list) => list.length === 0);
}

function Glance({ projection }: { projection: Projection }) {
  const t = translator('portal');
  const { auditReports, areas, documents, subprocessors } = projection;
  const claims = areas.reduce((sum, area) => sum + area.claims.length, 0);
  const open = documents.filter((document) => document.tier === 'public').length;
  const lines = [
    {
      href: anchors.reports,
      count: auditReports.length,
      text: t('glanceReports', { count: auditReports.length }),
    },
    {
      href: anchors.documents,
      count: documents.length,
      text: t('glanceDocuments', { count: documents.length, open }),
    },
    { href: anchors.claims, count: claims, text: t('glanceClaims', { count: claims, areas: areas.length }) },
    {
      href: anchors.subprocessors,
      count: subprocessors.length,
      text: t('glanceSubprocessors', { count: subprocessors.length }),
    },
  ].filter(({ count }) => count > 0);
  if (lines.length === 0) return null;
  return (
    <nav aria-label={t('glance')} className="border-accent border-t-2 lg:mt-2">
      <ul className="divide-y">
        {lines.map(({ href, text }) => (
          <li key={href}>
            <a
              href={`#${href}`}
              className="block py-3 hover:text-accent-text hover:underline hover:underline-offset-4"
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
