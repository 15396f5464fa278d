import { dateOf } from '#lib/day.ts';
import { formatDate, formatPlural } from '#lib/format.ts';
import {
  conditionLabels,
  conditions,
  type FunctionHealth,
  functionHistories,
  type HealthDay,
} from '#lib/overview/health-weeks.ts';
import type { Overview } from '#lib/overview/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { Legend, type Part, ShareBar, StackedBars } from '@/components/chart/stacked-bars';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { HealthTable } from './health-table';

const fills = {
  verified: 'fill-positive-solid',
  due: 'fill-warning-solid',
  lapsed: 'fill-danger-solid',
  unproven: 'fill-line',
} as const;

const parts: readonly Part[] = conditions.map((name) => ({ name: conditionLabels[name], fill: fills[name] }));

type Props = { standing: NonNullable<Overview['standing']>; today: string; organization: string };

/** How the controls of each function of the CSF stood week by week: pictures, and the same as a table. */
export function HealthPanel({ standing, today, organization }: Props) {
  const [all] = functionHistories([{ identifier: '', title: 'All controls' }], standing.counts, today);
  const functions = functionHistories(standing.functions, standing.counts, today);
  if (!all || all.today.all === 0) return null;
  return (
    <Panel
      title="Health of controls"
      description={`${all.today.counts.verified} of ${formatPlural(all.today.all, 'control')} in use verified today`}
      actions={
        <LinkButton size="sm" href={workspacePaths.controls(organization)}>
          All controls
        </LinkButton>
      }
    >
      <div className="grid gap-5">
        <Legend parts={parts} />
        <ul className="grid gap-x-8 gap-y-6 sm:grid-cols-2 xl:grid-cols-3">
          {(functions.length > 0 ? functions : [all]).map((one) => (
            <FunctionPicture key={one.identifier} health={one} />
          ))}
        </ul>
        {functions.length === 0 && <NoFunctions standing={standing} organization={organization} />}
        <HealthTable histories={[...functions, all]} today={today} />
      </div>
    </Panel>
  );
}

function NoFunctions({ standing, organization }: Omit<Props, 'today'>) {
  const adopted = standing.functions.length > 0;
  return (
    <p className="text-ink-muted text-sm">
      {adopted
        ? 'None of them is mapped to a function of the CSF yet. '
        : 'With the CSF adopted, this shows each of its functions. '}
      <TextLink
        href={adopted ? workspacePaths.controls(organization) : workspacePaths.frameworks(organization)}
      >
        {adopted ? 'Map controls' : 'Adopt the CSF'}
      </TextLink>
    </p>
  );
}

function barOf({ day, counts }: HealthDay) {
  return {
    label: formatDate(dateOf(day) ?? new Date(day)),
    values: conditions.map((name) => counts[name]),
  };
}

function FunctionPicture({ health }: { health: FunctionHealth }) {
  const { identifier, title, days, today } = health;
  const first = days[0];
  const rest = conditions.filter((name) => name !== 'verified' && today.counts[name] > 0);
  return (
    <li className="min-w-0">
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <h3 dir="auto" className="min-w-0 truncate font-medium">
          {identifier && <span className="text-accent-text">{identifier} </span>}
          {title}
        </h3>
        <p className="shrink-0 text-ink-muted text-xs tabular-nums">
          <span className="font-semibold text-base text-ink">{today.counts.verified}</span> of {today.all}{' '}
          verified
        </p>
      </div>
      {first && days.length > 1 ? (
        <>
          <StackedBars parts={parts} bars={days.map(barOf)} />
          <p aria-hidden className="mt-1.5 flex justify-between gap-3 text-ink-muted text-xs tabular-nums">
            <span>{barOf(first).label}</span>
            <span>Today</span>
          </p>
        </>
      ) : (
        <ShareBar parts={parts} bar={barOf(today)} />
      )}
      <p className="mt-1 text-ink-muted text-xs">
        {rest.length > 0
          ? rest.map((name) => `${today.counts[name]} ${conditionLabels[name].toLowerCase()}`).join(', ')
          : 'Nothing else'}
      </p>
    </li>
  );
}
