import { workspacePaths } from '#lib/paths.ts';
import type { VisitorProfile } from '#lib/visitor/profile-queries.ts';
import { DescriptionList } from '@/components/ui/description-list';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';

/** Who this is. */
export function VisitorAbout({ organization, visitor }: { organization: string; visitor: VisitorProfile }) {
  const { customer } = visitor;
  return (
    <Panel title="About">
      <DescriptionList
        facts={[
          { label: 'E-mail', value: visitor.email },
          { label: 'Company', value: visitor.company },
          { label: 'Job title', value: visitor.title || undefined },
          {
            label: 'Customer',
            value: customer ? (
              <TextLink href={workspacePaths.customer(organization, customer.id)}>{customer.name}</TextLink>
            ) : undefined,
          },
          { label: 'First seen', value: <LocalTime value={visitor.createdAt} /> },
          {
            label: 'Confirmed',
            value: visitor.verifiedAt ? <LocalTime value={visitor.verifiedAt} /> : undefined,
          },
        ]}
      />
    </Panel>
  );
}
