import { standingLabels } from '#lib/claim/standing.ts';
import { formatPlural } from '#lib/format.ts';
import type { Overview } from '#lib/overview/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { HealthStatus } from '@/components/control/health-status';
import { Status } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';
import { PanelNote, PanelRow } from './panel-row';

type Props = { standing: NonNullable<Overview['standing']>; organization: string };

/** What held a week ago and does not any more, the latest first. */
export function LapsedPanel({ standing, organization }: Props) {
  const { lapsedControls, lapsedClaims, lapsedControlCount, lapsedClaimCount } = standing;
  const count = lapsedControlCount + lapsedClaimCount;
  const more = count - lapsedControls.length - lapsedClaims.length;
  return (
    <Panel
      title="Lapsed this week"
      description={
        count > 0
          ? `${formatPlural(lapsedControlCount, 'control')} and ${formatPlural(lapsedClaimCount, 'claim')}`
          : undefined
      }
      padded={false}
      footer={more > 0 ? `And ${more} more.` : undefined}
    >
      {count > 0 ? (
        <ul className="divide-y">
          {lapsedClaims.map((claim) => (
            <PanelRow
              key={claim.id}
              href={workspacePaths.claim(organization, claim.id)}
              name={claim.text}
              note={claim.section}
            >
              <Status tone="danger">{standingLabels[claim.standing]}</Status>
              <Since day={claim.since} />
            </PanelRow>
          ))}
          {lapsedControls.map((control) => (
            <PanelRow
              key={control.id}
              href={workspacePaths.control(organization, control.id)}
              identifier={control.identifier}
              name={control.title}
            >
              <HealthStatus health={control.health} />
              <Since day={control.since} />
            </PanelRow>
          ))}
        </ul>
      ) : (
        <PanelNote>Everything that held seven days ago holds today.</PanelNote>
      )}
    </Panel>
  );
}

function Since({ day }: { day: string }) {
  return (
    <span className="text-ink-muted text-xs">
      since <Time value={day} precision="day" />
    </span>
  );
}
