import { ListChecks } from 'lucide-react';
import { workspacePaths } from '#lib/paths.ts';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';

/** A page of which nothing became a proposal, and what to do then. */
export function NothingFound({ organization, pageId }: { organization: string; pageId: string }) {
  return (
    <EmptyState
      icon={<ListChecks />}
      title="Nothing on this page reads like a claim"
      description="Claims are sentences that promise something: how data is encrypted, how long backups are kept, who has access. Try another page, or paste the part about security."
      actions={
        <>
          <LinkButton href={workspacePaths.proposals(organization)}>Give another page</LinkButton>
          <LinkButton href={workspacePaths.proposalFindings(organization, pageId)}>
            Companies and contacts
          </LinkButton>
        </>
      }
    />
  );
}
