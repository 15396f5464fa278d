import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { may } from '#lib/auth/permissions.ts';
import { dayOf } from '#lib/day.ts';
import { type CalendarEntry, listCalendar } from '#lib/evidence-requirement/queries.ts';
import { formatNumber } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { taskPaths } from '#lib/profile-paths.ts';
import { listTaskCalendar } from '#lib/task/queries.ts';
import type { TaskRow } from '#lib/task/schema.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import type { SearchParams } from '@/components/table/list-params';
import { Badge } from '@/components/ui/badge';
import { classes } from '@/components/ui/classes';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { Time } from '@/components/ui/time';
import { monthAfter, weeksOf } from './_components/month-weeks';

export const metadata: Metadata = { title: 'Calendar' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** What is due when: a month as a table, and as a list where the screen is narrow. */
export default async function CalendarPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const wanted = (await searchParams).month;
  const month = typeof wanted === 'string' ? wanted : dayOf(new Date()).slice(0, 7);
  const calendar = await page(listCalendar(actor, { month }));
  const { today } = calendar;
  const tasks = may(actor, 'task:list') ? await page(listTaskCalendar(actor, { month })) : [];
  const entries = [...calendar.entries, ...tasks.flatMap(taskEntry)];
  const byDay = Map.groupBy(entries, ({ on }) => on);
  const name = monthName.format(new Date(`${month}-01T00:00:00Z`));
  const entryOf = (one: Shown) => (
    <Entry key={`${one.kind} ${one.id}`} organization={organization} entry={one} late={one.on < today} />
  );
  return (
    <>
      <PageHeader
        title={name}
        description="When evidence and tasks are due, and when accepted evidence ends."
        actions={
          <>
            <LinkButton href={workspacePaths.calendar(organization, monthAfter(month, -1))}>
              Previous month
            </LinkButton>
            <LinkButton href={workspacePaths.calendar(organization)}>Today</LinkButton>
            <LinkButton href={workspacePaths.calendar(organization, monthAfter(month, 1))}>
              Next month
            </LinkButton>
          </>
        }
      />
      <table className="w-full table-fixed border-collapse rounded-lg border bg-surface max-md:hidden">
        <caption className="sr-only">{name}</caption>
        <thead>
          <tr>
            {weekdays.map((day) => (
              <th key={day} scope="col" className="border p-2 text-left font-medium text-ink-muted text-xs">
                {day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, index) => (
                <td
                  key={day ?? weekdays[index]}
                  aria-current={day === today ? 'date' : undefined}
                  className={classes(
                    'h-24 border p-1.5 align-top',
                    day === null && 'bg-sunken',
                    day === today && 'bg-accent-soft',
                  )}
                >
                  {day && (
                    <>
                      <p className={classes('text-xs', day === today ? 'font-semibold' : 'text-ink-muted')}>
                        {Number(day.slice(8))}
                      </p>
                      <Entries entries={(byDay.get(day) ?? []).map(entryOf)} />
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="flex flex-col gap-4 md:hidden">
        {[...byDay].map(([day, list]) => (
          <section key={day} aria-label={day} className="rounded-lg border bg-surface p-3">
            <h2 className="mb-2 font-semibold">
              <Time value={day} precision="day" />
            </h2>
            <ul className="flex flex-col gap-2">{list.map(entryOf)}</ul>
          </section>
        ))}
      </div>
      {entries.length === 0 && (
        <p className="mt-4 text-center text-ink-muted">Nothing is due and nothing ends in this month.</p>
      )}
    </>
  );
}

/** Most entries of a day that its cell shows before it is opened. */
const shownOfDay = 4;

function Entries({ entries }: { entries: readonly ReactElement[] }) {
  const more = entries.slice(shownOfDay);
  return (
    <>
      <ul className="mt-1 flex flex-col gap-1">{entries.slice(0, shownOfDay)}</ul>
      {more.length > 0 && (
        <details className="group mt-1 text-xs">
          <summary className="cursor-pointer rounded-sm py-0.5 text-accent-text group-open:mb-1">
            {formatNumber(more.length)} more
          </summary>
          <ul className="flex flex-col gap-1">{more}</ul>
        </details>
      )}
    </>
  );
}

type Shown = Omit<CalendarEntry, 'kind'> & { kind: CalendarEntry['kind'] | 'task' };

function taskEntry({ id, title, dueOn, ownerName }: TaskRow): Shown[] {
  if (dueOn === null) return [];
  const facts = { controlId: null, identifier: null, waiting: false };
  return [{ kind: 'task', id, on: dueOn, title, responsibleName: ownerName, ...facts }];
}

function lookOf({ kind, waiting }: Shown, late: boolean) {
  if (kind === 'validity') return { tone: 'info', label: 'Ends' } as const;
  if (kind === 'task' && !late) return { tone: 'accent', label: 'Task' } as const;
  if (waiting) return { tone: 'neutral', label: 'In review' } as const;
  return late
    ? ({ tone: 'danger', label: 'Overdue' } as const)
    : ({ tone: 'warning', label: 'Due' } as const);
}

type EntryProps = { organization: string; entry: Shown; late: boolean };

function Entry({ organization, entry, late }: EntryProps) {
  const { kind, id, controlId, identifier, title, responsibleName } = entry;
  const pageOf = kind === 'task' ? taskPaths.task : workspacePaths.evidenceItem;
  const href =
    kind === 'requirement' && controlId
      ? workspacePaths.control(organization, controlId)
      : pageOf(organization, id);
  const { tone, label } = lookOf(entry, late);
  return (
    <li className="min-w-0">
      <PageLink
        href={href}
        title={responsibleName ? `${title} (${responsibleName})` : title}
        className="block rounded-sm text-xs hover:underline"
      >
        <Badge tone={tone}>{label}</Badge>{' '}
        <span dir="auto" className="wrap-anywhere line-clamp-3 md:line-clamp-2">
          {identifier && <span className="font-medium">{identifier} </span>}
          {title}
        </span>
      </PageLink>
    </li>
  );
}
