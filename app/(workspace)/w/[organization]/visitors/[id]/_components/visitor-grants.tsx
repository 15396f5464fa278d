import { formatPlural } from '#lib/format.ts';
import type { GrantState } from '#lib/grant/lifecycle.ts';
import { grantSourceLabels, grantSources, grantStateLabels } from '#lib/grant/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import type { VisitorProfile } from '#lib/visitor/profile-queries.ts';
import { Status, type Tone } from '@/components/ui/badge';
import { LocalTime } from '@/components/ui/local-time';
import { ProfileList, ProfileRow } from './profile-list';

const tones: Record<GrantState, Tone> = {
  active: 'positive',
  'not-started': 'info',
  expired: 'neutral',
  revoked: 'danger',
  superseded: 'neutral',
};

type Grant = VisitorProfile['grants'][number];

/** Who let them into what, and until when. */
export function VisitorGrants({ organization, grants }: { organization: string; grants: readonly Grant[] }) {
  return (
    <ProfileList title="Grants" count={grants.length} empty="No document was ever opened to this person.">
      {grants.map((grant) => (
        <ProfileRow
          key={grant.id}
          href={workspacePaths.grant(organization, grant.id)}
          title={grant.document.title}
          status={<Status tone={tones[grant.state]}>{grantStateLabels[grant.state]}</Status>}
          note={
            <>
              {sourceOf(grant)} · <bdi>{grant.grantedByName}</bdi> ·{' '}
              <LocalTime value={grant.grantedAt} precision="day" />
              {grant.via && ` · as ${grant.via}`}
            </>
          }
          more={grant.revokedReason}
          end={<End grant={grant} />}
        />
      ))}
    </ProfileList>
  );
}

function sourceOf({ source }: Grant): string {
  const known = grantSources.find((one) => one === source);
  return known ? grantSourceLabels[known] : source;
}

function End({ grant }: { grant: Grant }) {
  if (!grant.expiresAt) return <>{formatPlural(grant.days, 'day')} from first use</>;
  return (
    <>
      until <LocalTime value={grant.expiresAt} precision="day" />
    </>
  );
}
