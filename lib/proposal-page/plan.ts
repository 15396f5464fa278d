import type { EditionContent } from '#lib/claim/schema.ts';
import { claimSection, claimText } from '#lib/claim/schema.ts';
import type { ControlContent } from '#lib/control/content.ts';
import type { ControlTemplate } from '#lib/control/template.ts';
import { ControlsToCome } from './controls-to-come.ts';
import { keptIds, type ReviewProposal } from './review.ts';

/** A control of the organization as plans need it; requirements by name, e.g. `nist-csf/2.0 PR.AA-01`. */
export type KnownControl = {
  id: string;
  identifier: string;
  title: string;
  archived: boolean;
  requirements: readonly string[];
};

/** What a plan needs to know of the organization: its controls, the names of requirements in use, the library. */
export type Ground = {
  controls: readonly KnownControl[];
  requirements: ReadonlySet<string>;
  templates: readonly ControlTemplate[];
};

/** A claim to be written: of which proposal, what it says, and the key of the control behind it. */
export type PlannedClaim = { proposalId: string; content: EditionContent; control: string | null };

/** A control to be made, or one to be reused, with the requirements that are mapped to it. */
export type PlannedControl =
  | { key: string; kind: 'new' | 'template'; content: ControlContent }
  | { key: string; kind: 'existing'; control: KnownControl; added: string[] };

/** What a commit would do. `unkept`: how many claims have subcategories but no control that could answer them. */
export type Plan = {
  claims: PlannedClaim[];
  controls: PlannedControl[];
  mappings: number;
  unkept: number;
  problems: { proposalId: string; message: string }[];
};

function problemsOf({ text, section }: ReviewProposal): string[] {
  return [claimText.safeParse(text), claimSection.safeParse(section)].flatMap(
    ({ error }) => error?.issues.map(({ message }) => message) ?? [],
  );
}

/**
 * What becomes of accepted proposals: a claim each, and the controls behind them. What several claims name alike is one control;
 * subcategories are mapped to it where the CSF 2.0 is in use. The same proposals and ground always make the same plan.
 */
export function planOf(accepted: readonly ReviewProposal[], ground: Ground): Plan {
  const coming = new ControlsToCome(ground);
  const plan: Plan = { claims: [], controls: [], mappings: 0, unkept: 0, problems: [] };
  for (const proposal of accepted) {
    const { id, text, section, audience, measure } = proposal;
    const found = coming.controlFor(proposal);
    const problems = [...problemsOf(proposal), ...(found.problem ? [found.problem] : [])];
    plan.problems.push(...problems.map((message) => ({ proposalId: id, message })));
    if (found.key === null && keptIds(proposal).length > 0) plan.unkept += 1;
    plan.claims.push({ proposalId: id, content: { section, text, audience, measure }, control: found.key });
  }
  plan.controls = coming.all();
  plan.mappings = plan.controls.reduce(
    (sum, one) => sum + (one.kind === 'existing' ? one.added : one.content.requirements).length,
    0,
  );
  return plan;
}
