/** How exactly a portal tells when claims were last verified: the day, its month, or only that it lies within N days. */
export const verificationModes = ['day', 'month', 'within'] as const;

/** One of `verificationModes`. */
export type VerificationMode = (typeof verificationModes)[number];

/** How verifications are told; `days` counts for `within` alone. */
export type VerificationRule = { mode: VerificationMode; days: number };

/** A verification as it is told; days are like `2026-11-22`, months like `2026-11`. */
export type Verification =
  | { kind: 'day'; on: string }
  | { kind: 'month'; month: string }
  | { kind: 'within'; days: number };

const day = 86_400_000;

/** What is told of a verification on `verifiedOn`, today; null where there is none, or none within the days. */
export function verificationTold(
  { mode, days }: VerificationRule,
  verifiedOn: string | null,
  today: string,
): Verification | null {
  if (verifiedOn === null) return null;
  if (mode === 'day') return { kind: 'day', on: verifiedOn };
  if (mode === 'month') return { kind: 'month', month: verifiedOn.slice(0, 7) };
  const age = (Date.parse(today) - Date.parse(verifiedOn)) / day;
  return age <= days ? { kind: 'within', days } : null;
}
