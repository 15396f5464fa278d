import type { RequestState } from '#lib/access-request/lifecycle.ts';
import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { TextLink } from '@/components/ui/text-link';

type OwnRequest = { id: string; number: number; state: RequestState; createdAt: Date; titles: string[] };

/** The visitor's requests, each a link to its thread. */
export function OwnRequests({ requests, portal }: { requests: readonly OwnRequest[]; portal: string }) {
  const t = translator('library');
  const thread = translator('thread');
  if (requests.length === 0) return null;
  return (
    <section aria-labelledby="requests">
      <h2 id="requests" className="mb-3 font-semibold">
        {t('requests')}
      </h2>
      <ul className="flex flex-col gap-3.5 text-sm">
        {requests.map((request) => (
          <li key={request.id}>
            <TextLink href={portalPaths.ownRequest(portal, request.id)}>
              {t('request', { number: request.number })}
            </TextLink>
            <span className="text-ink-muted"> · {thread(`state.${request.state}`)}</span>
            <p lang="en" dir="auto" className="wrap-anywhere mt-0.5 line-clamp-2 text-ink-muted">
              {request.titles.join(', ')}
            </p>
            <p className="text-ink-muted">{t('requestedOn', { date: formatDate(request.createdAt) })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
