import { requireOwner } from '#lib/control/owner-steps.ts';
import { Conflict, Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { earlierAnswers } from '#lib/policy-import/draft-steps.ts';
import { groundOf } from '#lib/policy-import/ground-steps.ts';
import { groupPolicies } from '#lib/policy-import/group.ts';
import { planImport } from '#lib/policy-import/import.ts';
import { lockImports } from '#lib/policy-import/import-commands.ts';
import { createImported } from '#lib/policy-import/store-steps.ts';
import { adoptInput } from './schema.ts';
import { policyStarters } from './starter.ts';

/**
 * Adds policies of the starter set as drafts, with what was answered filled in; what is left open keeps them from being
 * submitted. Returns their ids by identifier. @throws Invalid one is no starter; Conflict one is there already
 */
export const adoptPolicyStarters = command('policy:import', adoptInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const { identifiers, ownerId } = input;
  await lockImports(context);
  await requireOwner(tenant, ownerId);
  const chosen = policyStarters().filter(({ candidate }) => identifiers.includes(candidate.identifier));
  if (chosen.length < new Set(identifiers).size)
    throw new Invalid([{ path: 'identifiers', message: 'One of these is no policy of the starter set.' }]);
  const texts = chosen.map(({ path, text }) => ({ path, text, notes: [] }));
  const given = input.answers.filter(({ value }) => value !== '');
  const answers = new Map(given.map(({ placeholder, value }) => [placeholder, value]));
  const content = { texts, pdfs: [], pictures: [], leftOut: [], answers: {}, outcome: null };
  const ground = await groundOf(tenant, identifiers);
  const { policies } = planImport(content, groupPolicies(content), ground, answers);
  const there = policies.find(({ state }) => state !== 'new');
  if (there) throw new Conflict(`${there.found.identifier} is here already.`);
  const policyIds = await createImported(context, policies, { ...ground, ownerId, pictures: [] });
  await tenant.$executeRaw`UPDATE "Policy" SET starter = identifier WHERE id = ANY(${policyIds}::uuid[])`;
  const draftId = newId();
  const outcome = { added: policyIds.length, changed: 0, unchanged: 0, skipped: 0 };
  // Whoever adopts or imports more is not asked the same again.
  const remembered = Object.fromEntries([...(await earlierAnswers(tenant)), ...answers]);
  const kept = { texts: [], pdfs: [], pictures: [], leftOut: [], answers: remembered, outcome };
  const stamps = { createdAt: now, createdBy: by, decidedAt: now };
  await tenant.importDraft.create({
    data: {
      organizationId,
      id: draftId,
      kind: 'policies',
      fileName: 'Starter set',
      content: kept,
      ...stamps,
    },
  });
  const added = policies.flatMap(({ found }, index) => {
    const id = policyIds[index];
    return id ? [{ identifier: found.identifier, policyId: id }] : [];
  });
  return {
    result: added,
    events: [{ subject: `import-draft:${draftId}`, data: { starters: identifiers, policyIds } }],
  };
});
