import { listNextOwed } from '#lib/acknowledgement/owed-queries.ts';
import type { MemberActor } from '#lib/auth/actor.ts';
import { dutyPaths } from '#lib/duty-paths.ts';
import { findPersonOfMember } from '#lib/session/queries.ts';
import { page } from '@/app/_request/edge';
import { dutyPage } from '@/app/_request/landing';
import { Status } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';
import { PanelNote, PanelRow } from './panel-row';

type Owed = Awaited<ReturnType<typeof listNextOwed>>;

/** What a member owes as the employee that they are; null for one who is not in the directory. */
export async function readOwnDuties(actor: MemberActor): Promise<Owed | null> {
  const person = await findPersonOfMember(actor);
  return person && page(listNextOwed(person, {}));
}

/** What of it is due soonest; nothing for one who is not in the directory. */
export function OwnDuties({ owed, organization }: { owed: Owed | null; organization: string }) {
  if (!owed) return null;
  const { next } = owed;
  return (
    <Panel
      title="Policies and training"
      description={next.length > 0 ? 'What is yours to read, to learn and to confirm.' : undefined}
      padded={false}
      actions={
        <LinkButton size="sm" href={dutyPaths.list(organization)}>
          All of it
        </LinkButton>
      }
    >
      {next.length === 0 ? (
        <PanelNote>You owe nothing here.</PanelNote>
      ) : (
        <ul className="divide-y">
          {next.map(({ id, kind, title, dueOn, overdue }) => (
            <PanelRow key={id} href={dutyPage(organization, kind, id)} name={title}>
              {overdue && <Status tone="danger">Overdue</Status>}
              <span className="text-ink-muted text-xs">
                <Time value={dueOn} precision="day" />
              </span>
            </PanelRow>
          ))}
        </ul>
      )}
    </Panel>
  );
}
