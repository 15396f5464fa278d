import type { Tenant } from '#lib/db/tenant.ts';

/** Names of whoever stands in rows as `member:<id>`, `visitor:<id>` or `rule:<id>`; others in plain words. */
export type Names = (reference: string | null) => string;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Looks up the people and rules that these references name. */
export async function namesOf(tenant: Tenant, references: readonly (string | null)[]): Promise<Names> {
  const idsOf = (kind: string) =>
    references.flatMap((reference) => {
      const [found, id = ''] = reference?.split(':') ?? [];
      return found === kind && uuid.test(id) ? [id] : [];
    });
  const [memberIds, visitorIds, ruleIds] = [idsOf('member'), idsOf('visitor'), idsOf('rule')];
  const select = { id: true, name: true };
  const found = new Map<string, string>();
  if (memberIds.length > 0) {
    const members = await tenant.member.findMany({ where: { id: { in: memberIds } }, select });
    for (const { id, name } of members) found.set(`member:${id}`, name);
  }
  if (visitorIds.length > 0) {
    const visitors = await tenant.visitor.findMany({ where: { id: { in: visitorIds } }, select });
    for (const { id, name } of visitors) found.set(`visitor:${id}`, name);
  }
  if (ruleIds.length > 0) {
    const rules = await tenant.accessRule.findMany({ where: { id: { in: ruleIds } }, select });
    for (const { id, name } of rules) found.set(`rule:${id}`, `Rule “${name}”`);
  }
  return (reference) => (reference === null ? '' : (found.get(reference) ?? wordsFor(reference)));
}

function wordsFor(reference: string): string {
  if (reference === 'system:nda-alone') return 'The NDA alone';
  const [kind = '', name = ''] = reference.split(':');
  if (kind === 'operator') return `Operator ${name}`;
  if (kind === 'system') return 'Candor';
  return kind === 'member' ? 'A former member' : kind;
}
