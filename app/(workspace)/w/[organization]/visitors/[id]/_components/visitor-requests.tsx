import { requestStateLabels } from '#lib/access-request/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import type { VisitorProfile } from '#lib/visitor/profile-queries.ts';
import { Status } from '@/components/ui/badge';
import { LocalTime } from '@/components/ui/local-time';
import { ProfileList, ProfileRow } from './profile-list';

type Request = VisitorProfile['requests'][number];

const tones = {
  unverified: 'neutral',
  submitted: 'warning',
  'needs-information': 'info',
  approved: 'positive',
  'approved-in-part': 'positive',
  denied: 'danger',
  withdrawn: 'neutral',
  expired: 'neutral',
} as const;

/** What they asked for. */
export function VisitorRequests({
  organization,
  requests,
}: {
  organization: string;
  requests: readonly Request[];
}) {
  return (
    <ProfileList
      title="Access requests"
      count={requests.length}
      empty="This person has asked for nothing yet."
    >
      {requests.map((request) => (
        <ProfileRow
          key={request.id}
          href={workspacePaths.request(organization, request.id)}
          title={`Request #${request.number}`}
          status={<Status tone={tones[request.state]}>{requestStateLabels[request.state]}</Status>}
          note={
            <>
              <bdi>{request.documents.join(', ')}</bdi>
              {request.via && ` · as ${request.via}`}
            </>
          }
          end={<LocalTime value={request.createdAt} precision="day" />}
        />
      ))}
    </ProfileList>
  );
}
