import { nothing, query } from '#lib/operation.ts';
import { earlierAnswers } from '#lib/policy-import/draft-steps.ts';
import { missingMappings } from './mapping-steps.ts';
import { policyStarters, questionsOf, type StarterQuestion } from './starter.ts';

/** A starter as people choose it, and whether its identifier is taken here already. */
export type StarterRow = {
  identifier: string;
  title: string;
  description: string;
  body: string;
  words: number;
  controls: string[];
  questions: number;
  placeholders: string[];
  taken: boolean;
};

/**
 * The starter set, and everything that it asks once for all: with what was answered before, the organization's name, or a
 * usual value.
 */
export const getPolicyStarters = query(
  'policy:import',
  nothing,
  async ({ tenant }): Promise<{ starters: StarterRow[]; asked: StarterQuestion[] }> => {
    const starters = policyStarters();
    const taken = await tenant.policy.findMany({
      where: {
        identifier: { in: starters.map(({ candidate }) => candidate.identifier), mode: 'insensitive' },
      },
      select: { identifier: true },
    });
    const known = new Set(taken.map(({ identifier }) => identifier.toLowerCase()));
    const { name } = await tenant.organization.findFirstOrThrow({ select: { name: true } });
    const before = await earlierAnswers(tenant);
    const asked = new Map(starters.flatMap(questionsOf).map((question) => [question.placeholder, question]));
    const proposalOf = ({ placeholder, proposal }: StarterQuestion) =>
      before.get(placeholder) ?? (placeholder === '{{organizationName}}' ? name : proposal);
    return {
      starters: starters.map((starter) => ({
        identifier: starter.candidate.identifier,
        title: starter.candidate.title,
        description: starter.description,
        body: starter.candidate.body,
        words: starter.candidate.body.match(/[\p{L}\p{N}]+/gu)?.length ?? 0,
        controls: starter.candidate.fields.controls,
        questions: starter.candidate.fields.questions.length,
        placeholders: questionsOf(starter).map(({ placeholder }) => placeholder),
        taken: known.has(starter.candidate.identifier.toLowerCase()),
      })),
      asked: [...asked.values()].map((question) => ({ ...question, proposal: proposalOf(question) })),
    };
  },
);

/** What policies of the starter set lay down that has come since they were adopted. */
export const findStarterMappings = query('policy:map', nothing, ({ tenant }) => missingMappings(tenant));
