import { workspacePaths } from '#lib/paths.ts';
import type { AwaitedPublication } from '#lib/portal/awaiting-queries.ts';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';

type Props = { organization: string; awaited: AwaitedPublication };

/** Says that visitors do not see yet what holds, and leads to where it is shown to them. */
export function AwaitsPortal({ organization, awaited: { number, shown } }: Props) {
  return (
    <Callout
      tone="warning"
      title={shown === null ? 'Visitors do not see this policy yet' : `Visitors still read version ${shown}`}
      actions={
        <LinkButton size="sm" href={workspacePaths.portal(organization)}>
          Publish the portal
        </LinkButton>
      }
    >
      {`Version ${number} holds here, and comes to the portal with its next publication.`}
    </Callout>
  );
}
