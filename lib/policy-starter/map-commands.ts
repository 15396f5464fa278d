import type { EventDraft } from '#lib/audit-event/append.ts';
import { Conflict } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import { linkPolicyEvidence } from '#lib/policy/evidence-steps.ts';
import { addMappings } from '#lib/policy/map-commands.ts';
import { lockPolicy } from '#lib/policy/steps.ts';
import { missingMappings } from './mapping-steps.ts';
import { mapStartersInput } from './schema.ts';

/**
 * Maps policies of the starter set to what they lay down and what has come since they were adopted: all or none. Returns how many
 * mappings are new. @throws NotFound; Conflict where one is retired, or nothing is left to map
 */
export const mapPolicyStarters = command('policy:map', mapStartersInput, async (context, input) => {
  const { tenant } = context;
  // In one order, so that two who do this at once wait for each other; the second finds nothing left.
  for (const policyId of input.policyIds.toSorted()) await lockPolicy(context, policyId, 'map');
  const events: EventDraft[] = [];
  let count = 0;
  for (const { policyId, controls, requirements } of await missingMappings(tenant, input.policyIds)) {
    const controlIds = controls.map(({ id }) => id);
    const requirementIds = requirements.map(({ id }) => id);
    count += await addMappings(context, policyId, { controlIds, requirementIds });
    await linkPolicyEvidence(context, policyId);
    const data = { controlIds, requirementIds, suggested: true };
    events.push({ subject: `policy:${policyId}`, data });
  }
  const [first, ...rest] = events;
  if (!first) throw new Conflict('These policies are mapped to all that has come already.');
  return { result: count, events: [first, ...rest] };
});
