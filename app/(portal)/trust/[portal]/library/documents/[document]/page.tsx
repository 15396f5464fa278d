import type { Metadata } from 'next';
import { dayOf } from '#lib/day.ts';
import { getCoverage } from '#lib/library/coverage-queries.ts';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { visitorActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { requestNonce } from '@/app/_request/nonce';
import { publishedPortal } from '@/app/_request/portal';
import { ReportDuties, ReportFacts, ReportSubservices } from '@/components/portal/report-facts';
import { ReportStatus } from '@/components/portal/report-status';
import { NarrowShell } from '@/components/shell/narrow-shell';

export function generateMetadata(): Metadata {
  return { title: translator('library')('covers'), robots: { index: false } };
}

type Props = { params: Promise<{ portal: string; document: string }> };

/** What the report in a document covers, for somebody who may have it, and what they must do themselves. */
export default async function CoveragePage({ params }: Props) {
  const { portal, document: documentId } = await params;
  const { actor } = await visitorActor(portal);
  const { portalId, shell } = await publishedPortal(portal);
  const { report, all, document } = await page(getCoverage(actor, { portalId, documentId }));
  const t = translator('library');
  const inPortal = translator('portal');
  return (
    <NarrowShell
      title={report.title}
      intro={t('coversIntro', { document })}
      portal={shell}
      back={{ label: t('title'), href: portalPaths.library(portal) }}
      nonce={await requestNonce()}
    >
      <div className="flex flex-col gap-8">
        <div>
          <p className="text-ink-muted text-sm">
            {inPortal(`kind.${report.kind}`)} <span aria-hidden>·</span> <bdi>{report.framework}</bdi>
          </p>
          <ReportStatus report={report} all={all} today={dayOf(new Date())} className="mt-1 text-sm" />
          <ReportFacts report={report} className="mt-4" />
        </div>
        <section aria-labelledby="duties">
          <h2 id="duties" className="mb-2 font-semibold text-lg">
            {inPortal('reportDuties')}
          </h2>
          {report.duties.length > 0 ? (
            <ReportDuties duties={report.duties} />
          ) : (
            <p className="text-ink-muted">{t('coversNoDuties')}</p>
          )}
        </section>
        {report.subservices.length > 0 && (
          <section aria-labelledby="subservices">
            <h2 id="subservices" className="mb-2 font-semibold text-lg">
              {inPortal('reportSubservices')}
            </h2>
            <ReportSubservices subservices={report.subservices} />
          </section>
        )}
      </div>
    </NarrowShell>
  );
}
