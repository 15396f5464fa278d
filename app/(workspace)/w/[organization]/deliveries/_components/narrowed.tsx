import type { DeliveryRow } from '#lib/delivery/schema.ts';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';

type NarrowedProps = {
  href: string;
  rows: readonly DeliveryRow[];
  named: { document?: string; visitor?: string; revision?: string };
};

/** Says that the list shows one document, revision or person only, and leads back to all. */
export function Narrowed({ href, rows, named }: NarrowedProps) {
  const [first] = rows;
  const parts = [
    named.visitor && (first ? `to ${first.visitorName}` : 'to one person'),
    named.revision && first && `of revision ${first.revisionNumber} of “${first.documentTitle}”`,
    named.document && !named.revision && (first ? `of “${first.documentTitle}”` : 'of one document'),
  ];
  return (
    <Callout
      tone="neutral"
      actions={
        <LinkButton size="sm" href={href}>
          Show all
        </LinkButton>
      }
    >
      <span dir="auto">Deliveries {parts.filter(Boolean).join(' ')}</span>
    </Callout>
  );
}
