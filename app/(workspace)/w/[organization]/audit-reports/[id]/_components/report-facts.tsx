import type { getAuditReport } from '#lib/audit-report/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { DescriptionList, type Fact } from '@/components/ui/description-list';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { kindLabels, opinionLabels } from '../../_components/labels';

type FactsProps = { organization: string; report: Awaited<ReturnType<typeof getAuditReport>> };

/** The face of a report: who, when, what they concluded, and what takes its place. */
export function ReportFacts({ organization, report }: FactsProps) {
  const { successor, document, opinion, opinionNote } = report;
  const day = (label: string, value: string | null): Fact | false =>
    value !== null && { label, value: <Time value={value} precision="day" /> };
  const facts: (Fact | false)[] = [
    successor !== null && {
      label: 'Superseded by',
      value: (
        <TextLink href={workspacePaths.auditReport(organization, successor.id)}>{successor.title}</TextLink>
      ),
    },
    { label: 'Kind', value: kindLabels[report.kind] },
    report.auditor !== '' && { label: 'Auditor', value: <bdi>{report.auditor}</bdi> },
    { label: 'Time', value: <PeriodText {...report} /> },
    day('Issued on', report.issuedOn),
    day('Valid until', report.validUntilOn),
    (opinion !== null || opinionNote !== '') && {
      label: 'Opinion',
      value: [opinion && opinionLabels[opinion], opinionNote].filter(Boolean).join(': '),
    },
    report.scope !== '' && { label: 'Covers', value: report.scope },
    {
      label: 'Exceptions on the portal',
      value: report.tellExceptions ? 'Their number is told' : 'Not told',
    },
    document !== null && {
      label: 'Document',
      value: <TextLink href={workspacePaths.document(organization, document.id)}>{document.title}</TextLink>,
    },
  ];
  return (
    <Panel title="Report" className="max-xl:order-1">
      <DescriptionList facts={facts.filter((fact) => fact !== false)} />
    </Panel>
  );
}

function PeriodText({
  periodStartOn,
  periodEndOn,
}: {
  periodStartOn: string | null;
  periodEndOn: string | null;
}) {
  const only = periodEndOn ?? periodStartOn;
  if (periodStartOn && periodEndOn)
    return (
      <>
        <Time value={periodStartOn} precision="day" /> to <Time value={periodEndOn} precision="day" />
      </>
    );
  return only ? (
    <>
      As of <Time value={only} precision="day" />
    </>
  ) : (
    'Not given'
  );
}
