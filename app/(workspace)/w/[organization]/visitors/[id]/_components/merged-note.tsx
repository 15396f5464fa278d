import { workspacePaths } from '#lib/paths.ts';
import type { VisitorProfile } from '#lib/visitor/profile-queries.ts';
import { Callout } from '@/components/ui/callout';
import { LocalTime } from '@/components/ui/local-time';
import { TextLink } from '@/components/ui/text-link';

/** Leads from a merged visitor to the one they went up in, and back; nothing for others. */
export function MergedNote({ organization, visitor }: { organization: string; visitor: VisitorProfile }) {
  const { mergedInto, mergedAt, formerly } = visitor;
  if (mergedInto) {
    return (
      <Callout tone="info" title="Merged into another visitor" className="mb-5">
        Since {mergedAt && <LocalTime value={mergedAt} precision="day" />} this address opens nothing. Go on
        at{' '}
        <TextLink href={workspacePaths.visitor(organization, mergedInto.id)}>
          <bdi>{mergedInto.name}</bdi> ({mergedInto.email})
        </TextLink>
        .
      </Callout>
    );
  }
  if (formerly.length === 0) return null;
  return (
    <Callout tone="info" title="Other addresses were merged into this visitor" className="mb-5">
      What was done under them is listed here, each with its address:{' '}
      {formerly.map((former, index) => (
        <span key={former.id}>
          {index > 0 && ', '}
          <TextLink href={workspacePaths.visitor(organization, former.id)}>{former.email}</TextLink>
        </span>
      ))}
      .
    </Callout>
  );
}
