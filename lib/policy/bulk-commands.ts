import type { EventDraft } from '#lib/audit-event/append.ts';
import { NotFound } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import { changePoliciesInput } from './bulk-schema.ts';
import { reviseDetails } from './detail-steps.ts';
import { lockPolicy } from './steps.ts';

/**
 * Changes many policies in one way, beside their texts: all or none. Returns how many. @throws NotFound, Invalid; Conflict
 * where one is retired
 */
export const changePolicies = command('policy:change', changePoliciesInput, async (context, input) => {
  const { policyIds, ...given } = input;
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const events: EventDraft[] = [];
  // In one order, so that two such changes wait for each other and do not lock each other out.
  for (const policyId of policyIds.toSorted()) {
    const before = await lockPolicy(context, policyId, 'change');
    events.push(...(await reviseDetails(context, before, { ...before, ...said })));
  }
  const [first, ...rest] = events;
  if (!first) throw new NotFound('There is no such policy.');
  return { result: policyIds.length, events: [first, ...rest] };
});
