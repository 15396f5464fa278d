import { formatPlural } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { Status } from '@/components/ui/badge';
import { LocalTime } from '@/components/ui/local-time';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';

type Delivery = {
  id: string;
  startedAt: Date;
  completedAt: Date | null;
  brokenOffAt: Date | null;
  address: string;
};
type Copy = {
  id: string;
  code: string;
  createdAt: Date;
  revision: { number: number };
  deliveries: readonly Delivery[];
};

/** The copies made under a grant, each with its downloads. */
export function CopiesPanel({ copies, organization }: { copies: readonly Copy[]; organization: string }) {
  return (
    <Panel title="Copies and downloads" padded={false}>
      {copies.length === 0 && <p className="px-4 py-3 text-ink-muted">No copy has been made yet.</p>}
      <ul className="divide-y">
        {copies.map((copy) => (
          <li key={copy.id} className="px-4 py-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-medium font-mono">{copy.code}</span>
              <span className="text-ink-muted text-xs">
                Edition {copy.revision.number}, <LocalTime value={copy.createdAt} />,{' '}
                {formatPlural(copy.deliveries.length, 'download')}
              </span>
            </div>
            <ul className="mt-1.5 flex flex-col gap-1">
              {copy.deliveries.map((delivery) => (
                <li key={delivery.id} className="flex flex-wrap items-center gap-x-3 text-xs">
                  <PageLink className="underline" href={workspacePaths.delivery(organization, delivery.id)}>
                    <LocalTime value={delivery.startedAt} />
                  </PageLink>
                  <DeliveryState delivery={delivery} />
                  <span className="text-ink-muted">{delivery.address}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function DeliveryState({ delivery }: { delivery: Delivery }) {
  if (delivery.completedAt) return <Status tone="positive">Complete</Status>;
  if (delivery.brokenOffAt) return <Status tone="warning">Broken off</Status>;
  return <Status tone="info">Running</Status>;
}
