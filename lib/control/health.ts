/** Every health a control may have, in the order in which docs/health.md decides. */
export const healths = [
  'not-applicable',
  'planned',
  'failing',
  'unproven',
  'stale',
  'due',
  'verified',
] as const;

/** How a control stands, as the database's control_health() derives it. */
export type Health = (typeof healths)[number];

/** The facts that decide, as docs/health.md names them. */
export const healthReasons = [
  'implementation',
  'rejected',
  'no-evidence',
  'not-accepted',
  'asked',
  'validity',
  'cadence',
  'holds',
] as const;

/** Which fact decided on a control's health. */
export type HealthReason = (typeof healthReasons)[number];

/** A health as people say it. */
export const healthLabels: Readonly<Record<Health, string>> = {
  'not-applicable': 'Not applicable',
  planned: 'Planned',
  failing: 'Failing',
  unproven: 'Unproven',
  stale: 'Stale',
  due: 'Due',
  verified: 'Verified',
};

/** What the database says of a control, as far as the sentence needs it. Days are `2026-11-22`. */
export type Standing = {
  health: Health;
  reason: HealthReason;
  dueOn: string | null;
  accepted: number;
  rejected: number;
};

const items = (count: number) => (count === 1 ? 'One item of evidence' : `${count} items of evidence`);

type Wording = (standing: Standing, when: string) => string;

const unproven: Wording = ({ reason }) =>
  reason === 'no-evidence'
    ? 'No evidence is linked to it yet.'
    : 'Evidence is linked to it, but none of it is accepted yet.';

const stale: Wording = ({ reason }, when) => {
  if (reason === 'asked') return `Evidence that is asked for was due on ${when}.`;
  return `${reason === 'cadence' ? 'By its review cadence its' : 'Its'} newest proof held until ${when}.`;
};

const due: Wording = ({ reason }, when) => {
  if (reason === 'asked') return `Evidence that is asked for is due on ${when}.`;
  return `${reason === 'cadence' ? 'By its review cadence its' : 'Its'} newest proof holds until ${when} only.`;
};

const wordings: Readonly<Record<Health, Wording>> = {
  'not-applicable': () => 'It does not apply here; the justification says why.',
  planned: () => 'It is planned, so nothing needs to be proven yet.',
  failing: ({ rejected }) => `${items(rejected)} linked to it ${rejected === 1 ? 'was' : 'were'} rejected.`,
  unproven,
  stale,
  due,
  verified: (_, when) => (when ? `Its evidence holds until ${when}.` : 'Its accepted evidence holds.'),
};

/** Why a control stands as it does, in one sentence; `formatDay` words a day like `2026-11-22`. */
export function healthInWords(standing: Standing, formatDay: (day: string) => string): string {
  return wordings[standing.health](standing, standing.dueOn === null ? '' : formatDay(standing.dueOn));
}
