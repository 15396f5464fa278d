import type { Desk } from '#lib/access-request/desk-queries.ts';
import { LocalTime } from '@/components/ui/local-time';
import { Timeline, type TimelineEntry } from '@/components/ui/timeline';

/** What happened to the request, oldest first. */
export function RequestTimeline({ request }: { request: Desk }) {
  const person = <bdi>{request.name}</bdi>;
  const entries: TimelineEntry[] = [
    { id: 'begun', at: request.createdAt, title: <>{person} filled in the form</> },
    ...(request.submittedAt
      ? [{ id: 'submitted', at: request.submittedAt, title: <>Address confirmed, request submitted</> }]
      : []),
    ...(request.approversToldAt
      ? [{ id: 'told', at: request.approversToldAt, title: 'Approvers told by mail' }]
      : []),
    ...request.messages.map((message) => ({
      id: message.id,
      at: message.sentAt,
      actor: message.authorName,
      title: (
        <>
          <bdi>{message.authorName}</bdi> {message.fromVisitor ? 'wrote' : 'asked'}
        </>
      ),
      body: message.body,
    })),
    ...request.items.flatMap((item) =>
      item.decidedAt
        ? [
            {
              id: item.id,
              at: item.decidedAt,
              title: (
                <>
                  <bdi>{item.decidedByName}</bdi> {item.outcome === 'approved' ? 'approved' : 'denied'}{' '}
                  <bdi>{item.document.title}</bdi>
                </>
              ),
            },
          ]
        : [],
    ),
    ...(request.withdrawnAt
      ? [{ id: 'withdrawn', at: request.withdrawnAt, title: <>{person} withdrew it</> }]
      : []),
    ...(request.expiredAt
      ? [{ id: 'expired', at: request.expiredAt, title: 'Expired without a decision' }]
      : []),
  ];
  entries.sort((one, other) => new Date(one.at).getTime() - new Date(other.at).getTime());
  return (
    <Timeline
      label="What happened to this request"
      entries={entries}
      when={(at) => <LocalTime value={at} />}
    />
  );
}
