/** Every standing a claim may have, best first. */
export const standings = ['proven', 'due', 'lapsed', 'unbacked'] as const;

/** How a claim stands, as the database's claim_standing() derives it. */
export type Standing = (typeof standings)[number];

/** The facts that decide, as docs/standing.md names them. */
export const standingReasons = [
  'holds',
  'due',
  'overridden',
  'rejected',
  'stale',
  'no-proof',
  'no-control',
] as const;

/** Which fact decided on a claim's standing. */
export type StandingReason = (typeof standingReasons)[number];

/** A standing as people say it. */
export const standingLabels: Readonly<Record<Standing, string>> = {
  proven: 'Proven',
  due: 'Due',
  lapsed: 'Lapsed',
  unbacked: 'Unbacked',
};

/** What claim_standing() says of a claim. Days are `2026-11-22`. */
export type ClaimStanding = {
  standing: Standing;
  reason: StandingReason;
  verifiedOn: string | null;
  dueOn: string | null;
  selfReviewed: boolean;
  controls: number;
  overriddenUntilOn: string | null;
};

type Words = (facts: ClaimStanding, formatDay: (day: string) => string) => string;

const sentences: Readonly<Record<StandingReason, Words>> = {
  holds: ({ dueOn }, day) =>
    dueOn
      ? `Every control behind it is verified, until ${day(dueOn)}.`
      : 'Every control behind it is verified.',
  due: ({ dueOn }, day) =>
    dueOn ? `A control behind it must be proven again by ${day(dueOn)}.` : 'A control behind it is due.',
  overridden: ({ overriddenUntilOn }, day) =>
    `A control behind it has lapsed; somebody lets the claim stand until ${day(overriddenUntilOn ?? '')}.`,
  rejected: () => 'Evidence of a control behind it was rejected.',
  stale: ({ dueOn }, day) =>
    dueOn ? `The proof of a control behind it ended on ${day(dueOn)}.` : 'A control behind it is stale.',
  'no-proof': () => 'A control behind it has no accepted evidence yet.',
  'no-control': () => 'No control that applies is behind it.',
};

/** Why a claim stands as it does, in one sentence; `formatDay` words a day like `2026-11-22`. */
export function standingInWords(facts: ClaimStanding, formatDay: (day: string) => string): string {
  return sentences[facts.reason](facts, formatDay);
}
