import { recordOf, type ScopedRevision } from '#lib/engagement/scoped-revision.ts';
import { DescriptionList, type Fact } from '../ui/description-list';
import { TextLink } from '../ui/text-link';

/** All that was said of a revision: how it was gathered, the link or the record, its hash. */
export function RevisionContent({ revision }: { revision: ScopedRevision }) {
  const { source, procedure, automated, note, url, record, verdictReason, sha256 } = revision;
  const said = (label: string, value: string | null): Fact | false =>
    value !== null && value !== '' && { label, value: <span className="whitespace-pre-line">{value}</span> };
  const facts: (Fact | false)[] = [
    said('Source', source),
    said('How it was collected', procedure),
    automated && { label: 'Collected', value: 'by a machine' },
    said('Note', note),
    url !== null && { label: 'Link', value: <TextLink href={url}>{url}</TextLink> },
    ...recordOf(record).map(({ name, value }) => ({ label: name, value })),
    said('Reason of the review', verdictReason),
    { label: 'SHA-256', value: <code className="text-xs">{sha256}</code> },
  ];
  return (
    <div className="mt-2 text-[0.929em]">
      <DescriptionList facts={facts.filter((fact) => fact !== false)} />
    </div>
  );
}
