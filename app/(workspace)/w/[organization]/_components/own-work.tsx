import type { RequirementRow } from '#lib/evidence-requirement/schema.ts';
import { dueLooks, dueStanding } from '#lib/evidence-requirement/standing.ts';
import { workspacePaths } from '#lib/paths.ts';
import { Status } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';
import { PanelNote, PanelRow } from './panel-row';

const most = 8;

type Props = { owed: readonly RequirementRow[]; today: string; organization: string };

/** What one member owes by when, for those who see nothing of the program. */
export function OwnWork({ owed, today, organization }: Props) {
  const open = owed.filter(({ dueOn }) => dueOn !== null);
  return (
    <Panel
      title="Your work"
      description={open.length > 0 ? 'Evidence that is yours to bring, what is due first, first.' : undefined}
      padded={false}
      actions={
        <LinkButton size="sm" href={workspacePaths.myWork(organization)}>
          All of it
        </LinkButton>
      }
    >
      {open.length > 0 ? (
        <ul className="divide-y">
          {open.slice(0, most).map((row) => {
            const { label, tone } = dueLooks[dueStanding(row, today)];
            return (
              <PanelRow
                key={row.id}
                href={workspacePaths.addEvidence(organization, { requirement: row.id })}
                identifier={row.identifier}
                name={row.what}
              >
                <Status tone={tone}>{label}</Status>
                <span className="text-ink-muted text-xs">
                  {row.dueOn && <Time value={row.dueOn} precision="day" />}
                </span>
              </PanelRow>
            );
          })}
        </ul>
      ) : (
        <PanelNote>You owe no evidence.</PanelNote>
      )}
    </Panel>
  );
}
