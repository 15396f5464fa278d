import { translator } from '#lib/messages/translator.ts';
import type { Projection, ProjectionReport } from '#lib/portal/projection.ts';
import { itemAnchor } from './anchors';
import { DocumentAction } from './document-action';
import type { PortalLinks } from './links';
import { ReportDuties, ReportFacts, ReportSubservices } from './report-facts';
import { ReportStatus } from './report-status';

type ReportsProps = { projection: Projection; links: PortalLinks; today: string };

/** Certifications and audit reports: who looked, at what time, what it covers, and how long it holds. */
export function Reports({ projection, links, today }: ReportsProps) {
  const documents = new Map(projection.documents.map((document) => [document.id, document]));
  return (
    <ul className="grid gap-4 sm:grid-cols-[repeat(auto-fit,minmax(min(20rem,100%),1fr))]">
      {projection.auditReports.map((report) => {
        const document = report.documentId ? documents.get(report.documentId) : undefined;
        return (
          <li
            key={report.id}
            id={itemAnchor('report', report.id)}
            className="flex scroll-mt-14 flex-col rounded-xl border bg-canvas p-5 target:border-accent"
          >
            <Report report={report} all={projection.auditReports} today={today} />
            {document && (
              <DocumentAction document={document} links={links} className="mt-5 h-9 self-start px-3.5" />
            )}
          </li>
        );
      })}
    </ul>
  );
}

type ReportProps = { report: ProjectionReport; all: readonly ProjectionReport[]; today: string };

function Report({ report, all, today }: ReportProps) {
  const t = translator('portal');
  const { duties, subservices } = report;
  return (
    <>
      <p className="text-ink-muted text-sm">
        {t(`kind.${report.kind}`)} <span aria-hidden>·</span> <bdi>{report.framework}</bdi>
      </p>
      <h3 lang="en" dir="auto" className="wrap-anywhere mt-1 font-medium font-serif text-xl leading-snug">
        {report.title}
      </h3>
      <ReportStatus report={report} all={all} today={today} className="mt-2 text-sm" />
      <ReportFacts report={report} className="mt-4 flex-1" />
      {duties.length + subservices.length > 0 && (
        <details className="mt-4 border-t pt-3 text-sm">
          <summary className="cursor-pointer font-medium">
            {duties.length > 0 ? t('reportDutiesCount', { count: duties.length }) : t('reportSubservices')}
          </summary>
          <div className="mt-3 flex flex-col gap-4">
            {duties.length > 0 && <ReportDuties duties={duties} />}
            {subservices.length > 0 && <ReportSubservices subservices={subservices} titled />}
          </div>
        </details>
      )}
    </>
  );
}
