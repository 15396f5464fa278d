import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { accessRuleInput, addAccessRuleInput } from './schema.ts';

/** Adds a rule; it speaks of requests that come in from now on. Throws Invalid for an unknown customer or document. */
export const addAccessRule = command('access-rule:add', addAccessRuleInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const { documentIds, ...fields } = input;
  if (fields.customerId) {
    const known = await tenant.customer.count({ where: { id: fields.customerId } });
    if (known === 0) throw new Invalid([{ path: 'customerId', message: 'There is no such customer.' }]);
  }
  const known = await tenant.document.count({ where: { id: { in: documentIds } } });
  if (known !== documentIds.length)
    throw new Invalid([{ path: 'documentIds', message: 'One of these documents does not exist.' }]);
  const id = newId();
  await tenant.accessRule.create({
    data: { ...fields, organizationId, id, createdAt: now, createdBy: by },
    select: { id: true },
  });
  await tenant.accessRuleItem.createMany({
    data: documentIds.map((documentId) => ({ organizationId, ruleId: id, documentId })),
  });
  const { domain, customerId, approve, waiveNda, grantDays } = fields;
  const data = { domain, customerId, approve, waiveNda, grantDays, documentIds };
  return { result: { id }, events: [{ subject: `access-rule:${id}`, data }] };
});

/** Ends a rule. What it has given stays until it is revoked or expires. */
export const disableAccessRule = command('access-rule:disable', accessRuleInput, async (context, input) => {
  const { tenant, now, by } = context;
  const where = { id: input.ruleId, disabledAt: null };
  const { count } = await tenant.accessRule.updateMany({
    where,
    data: { disabledAt: now, disabledBy: by },
  });
  if (count === 0) {
    const known = await tenant.accessRule.count({ where: { id: input.ruleId } });
    if (known === 0) throw new NotFound('There is no such rule.');
    throw new Conflict('This rule is already disabled.');
  }
  return { result: {}, events: [{ subject: `access-rule:${input.ruleId}` }] };
});
