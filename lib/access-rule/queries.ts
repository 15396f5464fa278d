import { NotFound } from '#lib/errors.ts';
import { namesOf } from '#lib/grant/people.ts';
import { nothing, query } from '#lib/operation.ts';
import { type AccessRuleRow, accessRuleInput } from './schema.ts';

const most = 500;

/** The organization's rules, those in force first, then newest first. */
export const listAccessRules = query(
  'access-rule:list',
  nothing,
  async ({ tenant }): Promise<AccessRuleRow[]> => {
    const rules = await tenant.accessRule.findMany({
      orderBy: [{ disabledAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }],
      take: most,
      select: {
        id: true,
        name: true,
        domain: true,
        approve: true,
        waiveNda: true,
        grantDays: true,
        createdAt: true,
        disabledAt: true,
        customer: { select: { name: true } },
        _count: { select: { items: true, grants: true } },
      },
    });
    return rules.map(({ customer, _count, ...rule }) => ({
      ...rule,
      customerName: customer?.name ?? null,
      documents: _count.items,
      grants: _count.grants,
    }));
  },
);

/** One rule with its documents and who made it. Throws NotFound. */
export const getAccessRule = query('access-rule:list', accessRuleInput, async ({ tenant }, { ruleId }) => {
  const rule = await tenant.accessRule.findFirst({
    where: { id: ruleId },
    include: {
      customer: { select: { id: true, name: true } },
      items: { select: { document: { select: { id: true, title: true, tier: true } } } },
      grants: {
        orderBy: { grantedAt: 'desc' },
        take: 50,
        select: {
          id: true,
          grantedAt: true,
          expiresAt: true,
          visitor: { select: { name: true, email: true } },
          document: { select: { title: true } },
        },
      },
      _count: { select: { grants: true } },
    },
  });
  if (!rule) throw new NotFound('There is no such rule.');
  const names = await namesOf(tenant, [rule.createdBy, rule.disabledBy]);
  return { ...rule, createdByName: names(rule.createdBy), disabledByName: names(rule.disabledBy) };
});

/** What a new rule can name: customers and documents. */
export const getRuleChoices = query('access-rule:list', nothing, async ({ tenant }) => ({
  customers: await tenant.customer.findMany({
    orderBy: { name: 'asc' },
    take: 2000,
    select: { id: true, name: true },
  }),
  documents: await tenant.document.findMany({
    where: { archivedAt: null, tier: { not: 'public' } },
    orderBy: { position: 'asc' },
    take: most,
    select: { id: true, title: true, tier: true },
  }),
}));
