import type { Change, Part } from '#lib/portal/difference.ts';
import { Badge } from '@/components/ui/badge';

const parts: Record<Part, string> = {
  page: 'Page',
  'audit-report': 'Audit report',
  area: 'Area',
  claim: 'Claim',
  document: 'Document',
  policy: 'Policy',
  subprocessor: 'Subprocessor',
};

const kinds = {
  added: { label: 'New', tone: 'positive' },
  removed: { label: 'Gone', tone: 'danger' },
  changed: { label: 'Changed', tone: 'info' },
  moved: { label: 'Moved', tone: 'neutral' },
} as const;

const fields: Readonly<Record<string, string>> = {
  organization: 'Name',
  title: 'Title',
  introduction: 'Introduction',
  accent: 'Colour',
  logo: 'Logo',
  contactEmail: 'Contact',
  accessNotice: 'Access notice',
  indexed: 'Search engines',
  decision: 'Time to decide',
  area: 'Area',
  chapter: 'Chapter',
  edition: 'Edition',
  standing: 'Standing',
  verification: 'Verified',
  measure: 'Measure',
  controls: 'Controls',
  csf: 'CSF 2.0 (covered and proven)',
  text: 'Text',
  kind: 'Kind',
  framework: 'Framework',
  auditor: 'Auditor',
  periodStartOn: 'Period from',
  periodEndOn: 'Period to',
  issuedOn: 'Issued on',
  validUntilOn: 'Valid until',
  opinion: 'Opinion',
  opinionNote: 'Opinion in words',
  scope: 'What it covers',
  exceptions: 'Exceptions',
  duties: 'What customers must do',
  subservices: 'Subservice organizations',
  documentId: 'Document',
  description: 'Description',
  tier: 'Tier',
  revision: 'Revision',
  publishedOn: 'Published on',
  pages: 'Pages',
  name: 'Name',
  purpose: 'Purpose',
  dataProcessed: 'Data',
  location: 'Location',
  url: 'Website',
};

/** What publishing would change, each with what it was and what it becomes. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className="max-h-96 divide-y overflow-y-auto rounded-b-lg border-accent-line border-t bg-surface">
      {changes.map((change) => (
        <li key={`${change.part} ${change.kind} ${change.label}`} className="px-4 py-2.5">
          <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
            <Badge tone={kinds[change.kind].tone}>{kinds[change.kind].label}</Badge>
            <span className="text-ink-muted text-xs">{parts[change.part]}</span>
            <span dir="auto" className="wrap-anywhere min-w-0 flex-1 basis-48">
              {change.label}
            </span>
          </p>
          {change.fields.length > 0 && (
            <dl className="mt-1.5 grid gap-x-4 gap-y-1 text-xs sm:grid-cols-[8rem_minmax(0,1fr)]">
              {change.fields.map(({ name, before, after }) => (
                <div key={name} className="contents">
                  <dt className="text-ink-muted">{fields[name] ?? name}</dt>
                  <dd className="wrap-anywhere">
                    {before && (
                      <del dir="auto" className="me-2 text-danger">
                        {before}
                      </del>
                    )}
                    {after && (
                      <ins dir="auto" className="text-positive no-underline">
                        {after}
                      </ins>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}
