import { formatPlural } from '#lib/format.ts';
import type { Overview } from '#lib/overview/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { Status } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/link-button';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';
import { PanelNote, PanelRow } from './panel-row';

type RequestsProps = { desk: NonNullable<Overview['desk']>; open: number; now: Date; organization: string };

/** Requests that wait for us: what was promised first, first. */
export function RequestsPanel({ desk: { waiting }, open, now, organization }: RequestsProps) {
  return (
    <Panel
      title="Requests waiting"
      description={open > 0 ? `${formatPlural(open, 'request')} open` : undefined}
      padded={false}
      actions={
        <LinkButton size="sm" href={workspacePaths.requests(organization)}>
          All requests
        </LinkButton>
      }
    >
      {waiting.length > 0 ? (
        <ul className="divide-y">
          {waiting.map((request) => {
            const late = request.dueAt !== null && new Date(request.dueAt) < now;
            return (
              <PanelRow
                key={request.id}
                href={workspacePaths.request(organization, request.id)}
                identifier={`#${request.number}`}
                name={request.name}
                note={request.company}
              >
                {late && <Status tone="danger">Overdue</Status>}
                <span className="text-ink-muted text-xs">
                  {request.dueAt ? (
                    <>
                      promised <LocalTime value={request.dueAt} relativeTo={now} />
                    </>
                  ) : (
                    <>
                      came <LocalTime value={request.submittedAt} relativeTo={now} />
                    </>
                  )}
                </span>
              </PanelRow>
            );
          })}
        </ul>
      ) : (
        <PanelNote>Nobody waits for us.</PanelNote>
      )}
    </Panel>
  );
}

type DueProps = { due: NonNullable<Overview['due']>; today: string; organization: string };

/** Evidence that is owed within 30 days, overdue first. */
export function DuePanel({ due, today, organization }: DueProps) {
  return (
    <Panel
      title="Evidence due"
      description={
        due.due > 0
          ? `${due.due} in the next 30 days${due.overdue > 0 ? `, ${due.overdue} of them overdue` : ''}`
          : undefined
      }
      padded={false}
      actions={
        <LinkButton size="sm" href={workspacePaths.calendar(organization)}>
          Calendar
        </LinkButton>
      }
    >
      {due.rows.length > 0 ? (
        <ul className="divide-y">
          {due.rows.map((row) => (
            <PanelRow
              key={row.id}
              href={workspacePaths.control(organization, row.controlId)}
              identifier={row.identifier}
              name={row.what}
              note={row.responsibleName ?? 'Nobody is responsible'}
            >
              {row.dueOn < today && <Status tone="danger">Overdue</Status>}
              <span className="text-ink-muted text-xs">
                <Time value={row.dueOn} precision="day" />
              </span>
            </PanelRow>
          ))}
        </ul>
      ) : (
        <PanelNote>Nothing is due in the next 30 days.</PanelNote>
      )}
    </Panel>
  );
}
