import { formatDate, formatNumber, formatPeriod } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import type { ProjectionReport } from '#lib/portal/projection.ts';
import { classes } from '../ui/classes';

/** What a published report says of itself: auditor, time, opinion, what it covers. What is not said is left out. */
export function ReportFacts({ report, className }: { report: ProjectionReport; className?: string }) {
  const t = translator('portal');
  const { controls, exceptions } = report;
  const facts = [
    { label: t('auditor'), value: report.auditor },
    { label: t('period'), value: periodOf(report) },
    { label: t('issued'), value: report.issuedOn && formatDate(new Date(report.issuedOn)) },
    { label: t('opinion'), value: opinionOf(report) },
    { label: t('reportScope'), value: report.scope },
    { label: t('reportControls'), value: controls === null ? null : formatNumber(controls) },
    {
      label: t('reportExceptions'),
      value: exceptions === 0 ? t('reportNoExceptions') : exceptions && formatNumber(exceptions),
    },
  ].filter(({ value }) => value);
  return (
    <dl
      className={classes(
        'grid auto-rows-min grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm',
        className,
      )}
    >
      {facts.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="text-ink-muted">{label}</dt>
          <dd lang="en" dir="auto" className="wrap-anywhere whitespace-pre-line">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function opinionOf({ opinion, opinionNote }: ProjectionReport): string {
  if (!opinion) return opinionNote;
  const t = translator('portal');
  const named = t(`opinionOf.${opinion}`);
  return opinionNote ? t('opinionNoted', { opinion: named, note: opinionNote }) : named;
}

function periodOf({ periodStartOn, periodEndOn }: ProjectionReport): string | null {
  if (periodStartOn && periodEndOn) return formatPeriod(new Date(periodStartOn), new Date(periodEndOn));
  const t = translator('portal');
  if (periodEndOn) return t('asOf', { date: formatDate(new Date(periodEndOn)) });
  return periodStartOn && t('asOf', { date: formatDate(new Date(periodStartOn)) });
}

/** What the customer must do for the report to hold. */
export function ReportDuties({ duties }: { duties: ProjectionReport['duties'] }) {
  return (
    <div>
      <p className="text-ink-muted">{translator('portal')('reportDutiesHint')}</p>
      <ul className="mt-2 flex flex-col gap-2">
        {duties.map(({ reference, text }) => (
          <li key={`${reference} ${text}`} className="wrap-anywhere">
            <bdi className="font-medium">{reference}</bdi>{' '}
            <span lang="en" dir="auto" className="whitespace-pre-line">
              {text}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

type SubservicesProps = { subservices: ProjectionReport['subservices']; titled?: boolean };

/** Whose services the audited ones rest on, and whether their controls are in the report. */
export function ReportSubservices({ subservices, titled = false }: SubservicesProps) {
  const t = translator('portal');
  return (
    <div>
      {titled && <p className="font-medium">{t('reportSubservices')}</p>}
      <ul className="mt-1 flex flex-col gap-2">
        {subservices.map(({ name, services, method }) => (
          <li key={`${name} ${services}`} className="wrap-anywhere">
            <bdi className="font-medium">{name}</bdi>, <bdi>{services}</bdi>{' '}
            <span className="text-ink-muted">({t(`subserviceMethod.${method}`)})</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
