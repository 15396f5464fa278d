/** How far a control is carried out; the last two say why in a justification. */
export const implementations = [
  'implemented',
  'partial',
  'planned',
  'alternative',
  'not-applicable',
] as const;
/** How far a control is carried out. */
export type Implementation = (typeof implementations)[number];

/** Implementations as people say them. */
export const implementationLabels: Readonly<Record<Implementation, string>> = {
  implemented: 'Implemented',
  partial: 'Partial',
  planned: 'Planned',
  alternative: 'Alternative',
  'not-applicable': 'Not applicable',
};

/** Who carries a control out. */
export const responsibilities = ['us', 'provider', 'customer'] as const;
/** Who carries a control out. */
export type Responsibility = (typeof responsibilities)[number];

/** Responsibilities as people say them. */
export const responsibilityLabels: Readonly<Record<Responsibility, string>> = {
  us: 'Us',
  provider: 'Provider',
  customer: 'Customer',
};

/** Maturity tiers by number, as the CSF names them. */
export const tierLabels: Readonly<Record<number, string>> = {
  1: 'Partial',
  2: 'Risk informed',
  3: 'Repeatable',
  4: 'Adaptive',
};

/** Functions of the CSF 2.0 by identifier. */
export const csfFunctions = ['GV', 'ID', 'PR', 'DE', 'RS', 'RC'] as const;

/** Their names. */
export const csfFunctionLabels: Readonly<Record<(typeof csfFunctions)[number], string>> = {
  GV: 'Govern',
  ID: 'Identify',
  PR: 'Protect',
  DE: 'Detect',
  RS: 'Respond',
  RC: 'Recover',
};
