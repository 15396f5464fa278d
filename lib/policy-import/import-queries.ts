import { query } from '#lib/operation.ts';
import { earlierAnswers, openDraft } from './draft-steps.ts';
import { groundOf } from './ground-steps.ts';
import { groupPolicies } from './group.ts';
import { type PlacedPlaceholder, type PlannedPolicy, planImport } from './import.ts';
import type { NamedRequirement } from './named-requirement.ts';
import { type DraftContent, draftInput, type FileProblem } from './schema.ts';

/** A policy of an import as its preview shows it. */
export type ImportedPolicy = {
  path: string;
  paths: string[];
  identifier: string;
  title: string;
  state: PlannedPolicy['state'];
  form: 'text' | 'pdf';
  words: string[];
  notes: string[];
  problems: FileProblem[];
  requirements: { name: string; state: NamedRequirement['state']; means: string }[];
  unknownControls: string[];
  controls: number;
};

/** A placeholder with a proposal: what it was filled with before, or the organization's name where that is asked for. */
export type AskedPlaceholder = PlacedPlaceholder & { proposal: string };

/** What an import would do, as people see it before they decide. */
export type PolicyImport = {
  id: string;
  fileName: string;
  createdAt: Date;
  decidedAt: Date | null;
  outcome: DraftContent['outcome'];
  policies: ImportedPolicy[];
  placeholders: AskedPlaceholder[];
  leftOut: FileProblem[];
};

function requirementShown(named: NamedRequirement): ImportedPolicy['requirements'][number] {
  if (named.state === 'ambiguous')
    return { name: named.name, state: named.state, means: named.among.join(', ') };
  if (named.state === 'not-found') return { name: named.name, state: named.state, means: '' };
  const { key, version, identifier } = named.requirement;
  return { name: named.name, state: named.state, means: `${key}/${version} ${identifier}` };
}

function policyShown({ found, texts, ...planned }: PlannedPolicy): ImportedPolicy {
  const { state, words, notes, problems, requirements, unknownControls, controlIds } = planned;
  return {
    path: found.path,
    paths: found.texts.map(({ path }) => path),
    identifier: found.identifier,
    title: texts[0]?.title ?? found.title,
    state,
    form: found.pdf ? 'pdf' : 'text',
    words,
    notes,
    problems,
    requirements: requirements.map(requirementShown),
    unknownControls,
    controls: controlIds.length,
  };
}

// Only a name that can mean nothing but the organization: a date or a person is not proposed.
const asksForName =
  /^[^\p{L}]*(?:(?:your |the )?(?:company|organi[sz]ation|employer)(?:[ _-]?(?:short|full|legal))*(?:[ _-]?name)?|\.name)[^\p{L}]*$/iu;

/**
 * What uploaded files would do to the policies of today, with what placeholders were filled with before. Throws NotFound, also
 * for the draft of somebody else.
 */
export const getPolicyImport = query(
  'policy:import',
  draftInput,
  async (context, { draftId }): Promise<PolicyImport> => {
    const { tenant } = context;
    const { content, ...draft } = await openDraft(context, draftId);
    const grouped = groupPolicies(content);
    const identifiers = grouped.policies.map(({ identifier }) => identifier);
    const answers = await earlierAnswers(tenant);
    const { name } = await tenant.organization.findFirstOrThrow({ select: { name: true } });
    const ground = await groundOf(tenant, identifiers);
    const first = planImport(content, grouped, ground, new Map());
    const proposals = new Map(
      first.placeholders.map(({ text, answerable }) => {
        const named = asksForName.test(text.replace(/([a-z])([A-Z])/g, '$1 $2')) ? name : '';
        return [text, answerable ? (answers.get(text) ?? named) : ''];
      }),
    );
    const filled = new Map([...proposals].filter(([, value]) => value !== ''));
    const plan = filled.size > 0 ? planImport(content, grouped, ground, filled) : first;
    return {
      ...draft,
      outcome: content.outcome,
      policies: plan.policies.map(policyShown),
      placeholders: plan.placeholders.map((asked) => ({
        ...asked,
        proposal: proposals.get(asked.text) ?? '',
      })),
      leftOut: plan.leftOut,
    };
  },
);
