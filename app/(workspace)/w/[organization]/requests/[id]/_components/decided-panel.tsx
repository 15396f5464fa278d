import type { Desk } from '#lib/access-request/desk-queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { Status } from '@/components/ui/badge';
import { LocalTime } from '@/components/ui/local-time';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';

/** The documents that are decided: how, by whom, for whom, why. */
export function DecidedPanel({ request, organization }: { request: Desk; organization: string }) {
  const decided = request.items.filter((item) => item.outcome !== null);
  if (decided.length === 0) return null;
  return (
    <Panel title="Decided" padded={false}>
      <ul className="divide-y">
        {decided.map((item) => (
          <li key={item.documentId} className="px-4 py-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <span dir="auto" className="wrap-anywhere min-w-0 font-medium">
                {item.document.title}
              </span>
              <Status tone={item.outcome === 'approved' ? 'positive' : 'danger'}>
                {item.outcome === 'approved' ? 'Approved' : 'Denied'}
              </Status>
            </div>
            <p className="mt-0.5 text-ink-muted text-xs">
              <bdi>{item.decidedByName}</bdi>
              {item.onBehalfOfName && (
                <>
                  {' '}
                  on behalf of <bdi>{item.onBehalfOfName}</bdi>
                </>
              )}
              {item.decidedAt && (
                <>
                  , <LocalTime value={item.decidedAt} />
                </>
              )}
              {item.grantId && (
                <>
                  {' '}
                  <PageLink className="underline" href={workspacePaths.grant(organization, item.grantId)}>
                    Open grant
                  </PageLink>
                </>
              )}
            </p>
            {item.reason && (
              <p dir="auto" className="wrap-anywhere mt-1.5 whitespace-pre-line">
                {item.reason}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
