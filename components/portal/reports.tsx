import { validityOf } from '#lib/audit-report/validity.ts';
import { formatDate, formatPeriod } from '#lib/format.ts';
import { translator } from '#lib/messages/translator.ts';
import type { Projection, ProjectionReport } from '#lib/portal/projection.ts';
import { Status } from '../ui/badge';
import { itemAnchor } from './anchors';
import { DocumentAction } from './document-action';
import type { PortalLinks } from './links';

const tones = { current: 'positive', expiring: 'warning', expired: 'danger', undated: 'neutral' } as const;

type ReportsProps = { projection: Projection; links: PortalLinks; today: string };

/** Certifications and audit reports: who looked, at what time, and how long it holds. */
export function Reports({ projection, links, today }: ReportsProps) {
  const documents = new Map(projection.documents.map((document) => [document.id, document]));
  return (
    <ul className="grid gap-4 sm:grid-cols-[repeat(auto-fit,minmax(16rem,1fr))]">
      {projection.auditReports.map((report) => {
        const document = report.documentId ? documents.get(report.documentId) : undefined;
        return (
          <li
            key={report.id}
            id={itemAnchor('report', report.id)}
            className="flex scroll-mt-14 flex-col rounded-xl border bg-canvas p-5 target:border-accent"
          >
            <Report report={report} today={today} />
            {document && (
              <DocumentAction document={document} links={links} className="mt-5 h-9 self-start px-3.5" />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Report({ report, today }: { report: ProjectionReport; today: string }) {
  const t = translator('portal');
  const validity = validityOf(report.validUntilOn, today);
  const facts = [
    { label: t('auditor'), value: report.auditor },
    { label: t('period'), value: periodOf(report) },
    { label: t('issued'), value: report.issuedOn && formatDate(new Date(report.issuedOn)) },
    { label: t('opinion'), value: report.opinion },
  ].filter(({ value }) => value);
  return (
    <>
      <p className="text-ink-muted text-sm">
        {t(`kind.${report.kind}`)} <span aria-hidden>·</span> <bdi>{report.framework}</bdi>
      </p>
      <h3 dir="auto" className="wrap-anywhere mt-1 font-medium font-serif text-xl leading-snug">
        {report.title}
      </h3>
      <Status tone={tones[validity]} className="mt-2 text-sm">
        {report.validUntilOn
          ? t(`state.${validity}`, { date: formatDate(new Date(report.validUntilOn)) })
          : t('state.undated')}
      </Status>
      <dl className="mt-4 grid flex-1 auto-rows-min grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
        {facts.map(({ label, value }) => (
          <div key={label} className="contents">
            <dt className="text-ink-muted">{label}</dt>
            <dd dir="auto" className="wrap-anywhere">
              {value}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function periodOf({ periodStartOn, periodEndOn }: ProjectionReport): string | null {
  if (periodStartOn && periodEndOn) return formatPeriod(new Date(periodStartOn), new Date(periodEndOn));
  const t = translator('portal');
  if (periodEndOn) return t('asOf', { date: formatDate(new Date(periodEndOn)) });
  return periodStartOn && t('asOf', { date: formatDate(new Date(periodStartOn)) });
}
