import { translator } from '#lib/messages/translator.ts';
import { Timeline, type TimelineEntry } from '@/components/ui/timeline';

type Request = {
  id: string;
  reason: string;
  createdAt: Date;
  submittedAt: Date | null;
  withdrawnAt: Date | null;
  expiredAt: Date | null;
  items: readonly {
    documentId: string;
    outcome: string | null;
    decidedAt: Date | null;
    document: { title: string };
  }[];
  messages: readonly { id: string; fromVisitor: boolean; body: string; sentAt: Date }[];
};

/** What happened so far, oldest first. Who of the organization wrote is not said. */
export function Thread({ request, organization }: { request: Request; organization: string }) {
  const t = translator('thread');
  const entries: TimelineEntry[] = [
    {
      id: 'reason',
      at: request.submittedAt ?? request.createdAt,
      title: t('yourReason'),
      body: request.reason,
    },
    ...request.messages.map((message) => ({
      id: message.id,
      at: message.sentAt,
      title: message.fromVisitor ? t('youWrote') : t('theyWrote', { organization }),
      body: message.body,
    })),
    ...request.items.flatMap((item) =>
      item.decidedAt
        ? [
            {
              id: item.documentId,
              at: item.decidedAt,
              title: (
                <>
                  {item.outcome === 'approved' ? t('approved') : t('denied')}:{' '}
                  <bdi>{item.document.title}</bdi>
                </>
              ),
            },
          ]
        : [],
    ),
    ...(request.withdrawnAt ? [{ id: 'withdrawn', at: request.withdrawnAt, title: t('withdrawn') }] : []),
    ...(request.expiredAt ? [{ id: 'expired', at: request.expiredAt, title: t('expired') }] : []),
  ];
  entries.sort((one, other) => new Date(one.at).getTime() - new Date(other.at).getTime());
  return (
    <section aria-labelledby="conversation">
      <h2 id="conversation" className="mb-3 font-medium">
        {t('conversation')}
      </h2>
      <Timeline label={t('conversation')} entries={entries} />
    </section>
  );
}
