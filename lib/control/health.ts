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
