import type { RequestState } from '#lib/access-request/lifecycle.ts';
import { translator } from '#lib/messages/translator.ts';
import { Status, type Tone } from '@/components/ui/badge';

const tones: Record<RequestState, Tone> = {
  unverified: 'neutral',
  submitted: 'info',
  'needs-information': 'warning',
  approved: 'positive',
  'approved-in-part': 'positive',
  denied: 'danger',
  withdrawn: 'neutral',
  expired: 'neutral',
};

type Item = {
  documentId: string;
  outcome: string | null;
  reason: string | null;
  document: { title: string };
};

/** The state of the request, and each document with its decision; a denial says why. */
export function RequestedDocuments({
  request,
}: {
  request: { state: RequestState; items: readonly Item[] };
}) {
  const t = translator('thread');
  return (
    <section aria-labelledby="documents">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 id="documents" className="font-medium">
          {t('documents')}
        </h2>
        <Status tone={tones[request.state]}>{t(`state.${request.state}`)}</Status>
      </div>
      <ul className="divide-y rounded-lg border bg-surface">
        {request.items.map((item) => (
          <li key={item.documentId} className="px-4 py-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <span lang="en" dir="auto" className="wrap-anywhere min-w-0 font-medium">
                {item.document.title}
              </span>
              <Outcome outcome={item.outcome} open={isOpen(request.state)} />
            </div>
            {item.reason && (
              <p
                lang="en"
                dir="auto"
                className="wrap-anywhere mt-1.5 whitespace-pre-line text-ink-muted text-sm"
              >
                {t('reason', { reason: item.reason })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const isOpen = (state: RequestState) => state === 'submitted' || state === 'needs-information';

function Outcome({ outcome, open }: { outcome: string | null; open: boolean }) {
  const t = translator('thread');
  if (outcome === 'approved') return <Status tone="positive">{t('approved')}</Status>;
  if (outcome === 'denied') return <Status tone="danger">{t('denied')}</Status>;
  return open ? <Status tone="info">{t('pending')}</Status> : null;
}
