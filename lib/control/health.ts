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

const ends: Readonly<Partial<Record<HealthReason, string>>> = {
  asked: 'evidence that is asked for',
  validity: 'the validity of its evidence',
  cadence: 'its review cadence',
};

const items = (count: number) => (count === 1 ? 'One item of evidence' : `${count} items of evidence`);

/** Why a control stands as it does, in one sentence; `formatDay` words a day like `2026-11-22`. */
export function healthInWords(standing: Standing, formatDay: (day: string) => string): string {
  const { health, reason, dueOn, rejected } = standing;
  const when = dueOn === null ? '' : formatDay(dueOn);
  switch (health) {
    case 'not-applicable':
      return 'It does not apply here; the justification says why.';
    case 'planned':
      return 'It is planned, so nothing needs to be proven yet.';
    case 'failing':
      return `${items(rejected)} linked to it ${rejected === 1 ? 'was' : 'were'} rejected.`;
    case 'unproven':
      return reason === 'no-evidence'
        ? 'No evidence is linked to it yet.'
        : 'Evidence is linked to it, but none of it is accepted yet.';
    case 'stale':
      return reason === 'asked'
        ? `Evidence that is asked for was due on ${when}.`
        : `${reason === 'cadence' ? 'By its review cadence its' : 'Its'} newest proof held until ${when}.`;
    case 'due':
      return `On ${when} ${ends[reason] ?? 'its proof'} ${reason === 'asked' ? 'is due' : 'ends'}.`;
    case 'verified':
      return when ? `Its accepted evidence holds until ${when}.` : 'Its accepted evidence holds.';
  }
}
