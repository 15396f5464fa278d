import { type ClaimMeasure, measureOf } from '#lib/claim/measure.ts';
import { type Audience, audience } from '#lib/claim/schema.ts';
import {
  type ControlChoice,
  type Decision,
  decisions,
  foundMeasures,
  type KeptRequirement,
  keptRequirements,
} from './schema.ts';

/** A measure as the page says it, ready to be the claim's, with the words that say it. */
export type FoundMeasure = ClaimMeasure & { said: string };

/** A proposal as reviewers see it. `control` is null until somebody chose; `claimId` is the claim it became. */
export type ReviewProposal = {
  id: string;
  position: number;
  sentence: string;
  path: string[];
  before: string;
  after: string;
  confidence: number;
  measures: FoundMeasure[];
  title: string;
  text: string;
  section: string;
  audience: Audience;
  measure: ClaimMeasure | null;
  requirements: KeptRequirement[];
  control: ControlChoice | null;
  decision: Decision | null;
  mergedIntoId: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  revision: number;
  claimId: string | null;
};

/** A row of the table as reviews read it. */
export type ProposalRow = {
  id: string;
  position: number;
  sentence: string;
  path: string[];
  before: string;
  after: string;
  confidence: number;
  measures: unknown;
  title: string;
  text: string;
  section: string;
  audience: string;
  metric: string | null;
  comparator: string | null;
  value: string | null;
  unit: string | null;
  requirements: unknown;
  controlKind: string | null;
  controlId: string | null;
  controlName: string;
  decision: string | null;
  mergedIntoId: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  revision: number;
  claimId: string | null;
};

/** The columns that reviews read. */
export const proposalColumns = {
  id: true,
  position: true,
  sentence: true,
  path: true,
  before: true,
  after: true,
  confidence: true,
  measures: true,
  title: true,
  text: true,
  section: true,
  audience: true,
  metric: true,
  comparator: true,
  value: true,
  unit: true,
  requirements: true,
  controlKind: true,
  controlId: true,
  controlName: true,
  decision: true,
  mergedIntoId: true,
  decidedAt: true,
  decidedBy: true,
  revision: true,
  claimId: true,
} as const;

function choiceOf({ controlKind, controlId, controlName }: ProposalRow): ControlChoice | null {
  if (controlKind === 'none') return { kind: 'none' };
  if (controlKind === 'existing' && controlId) return { kind: 'existing', controlId };
  if (controlKind === 'template') return { kind: 'template', identifier: controlName };
  return controlKind === 'new' ? { kind: 'new', title: controlName } : null;
}

/** The columns of a choice. */
export function choiceColumns(choice: ControlChoice | null) {
  const name = choice?.kind === 'template' ? choice.identifier : choice?.kind === 'new' ? choice.title : '';
  const controlId = choice?.kind === 'existing' ? choice.controlId : null;
  return { controlKind: choice?.kind ?? null, controlId, controlName: name };
}

/** A row as reviewers see it; `nameOf` names who decided. */
export function reviewed(row: ProposalRow, nameOf: (reference: string | null) => string): ReviewProposal {
  const { metric, comparator, value, unit, controlKind, controlId, controlName, ...plain } = row;
  const measures = foundMeasures.parse(row.measures).flatMap(({ text: said, ...found }) => {
    const measure = measureOf(found);
    return measure ? [{ ...measure, said }] : [];
  });
  return {
    ...plain,
    measures,
    audience: audience.parse(row.audience),
    measure: measureOf(row),
    requirements: keptRequirements.parse(row.requirements),
    control: choiceOf(row),
    decision: decisions.find((one) => one === row.decision) ?? null,
    decidedBy: row.decidedBy && nameOf(row.decidedBy),
  };
}

/** The identifiers of the subcategories that a proposal keeps. */
export function keptIds({ requirements }: Pick<ReviewProposal, 'requirements'>): string[] {
  return requirements.filter(({ kept }) => kept).map(({ id }) => id);
}
