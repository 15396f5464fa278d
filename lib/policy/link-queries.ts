import { sql } from 'kysely';
import { z } from 'zod';
import { list } from '#lib/operation.ts';
import { id } from '#lib/text.ts';
import type { PolicyState } from './lifecycle.ts';

/** A policy as the pages of what it lays down name it. */
export type LinkedPolicy = { id: string; identifier: string; title: string; state: PolicyState };

const state = sql<PolicyState>`CASE WHEN EXISTS (SELECT 1 FROM "PolicyRetirement" t
    WHERE t."organizationId" = p."organizationId" AND t."policyId" = p.id AND t."restoredAt" IS NULL) THEN 'retired'
  WHEN p."currentVersionId" IS NOT NULL THEN 'published' ELSE 'unpublished' END`;

/** The policies that lay down a control. */
export const listPoliciesOfControl = list(
  'policy:list',
  z.strictObject({ controlId: id }),
  ({ tenant }, { controlId }): Promise<LinkedPolicy[]> =>
    tenant
      .selectFrom('PolicyControl as m')
      .innerJoin('Policy as p', (join) =>
        join.onRef('p.organizationId', '=', 'm.organizationId').onRef('p.id', '=', 'm.policyId'),
      )
      .where('m.controlId', '=', controlId)
      .where('m.removedAt', 'is', null)
      .select(['p.id', 'p.identifier', 'p.title', state.as('state')])
      .orderBy('p.identifier')
      .limit(200)
      .execute(),
);

/** The policies that answer a requirement by themselves. */
export const listPoliciesOfRequirement = list(
  'policy:list',
  z.strictObject({ requirementId: id }),
  ({ tenant }, { requirementId }): Promise<LinkedPolicy[]> =>
    tenant
      .selectFrom('PolicyRequirement as m')
      .innerJoin('Policy as p', (join) =>
        join.onRef('p.organizationId', '=', 'm.organizationId').onRef('p.id', '=', 'm.policyId'),
      )
      .where('m.requirementId', '=', requirementId)
      .where('m.removedAt', 'is', null)
      .select(['p.id', 'p.identifier', 'p.title', state.as('state')])
      .orderBy('p.identifier')
      .limit(200)
      .execute(),
);

/** What a policy can still be mapped to: controls in use, and requirements of the frameworks in use. */
export const listMappable = list(
  'policy:map',
  z.strictObject({ policyId: id }),
  async ({ tenant }, { policyId }) => {
    const controls = await tenant
      .selectFrom('Control as c')
      .where('c.archivedAt', 'is', null)
      .where(
        sql<boolean>`NOT EXISTS (SELECT 1 FROM "PolicyControl" m WHERE m."organizationId" = c."organizationId"
          AND m."policyId" = ${policyId}::uuid AND m."controlId" = c.id AND m."removedAt" IS NULL)`,
      )
      .select(['c.id', 'c.identifier', 'c.title'])
      .orderBy('c.identifier')
      .limit(2000)
      .execute();
    const requirements = await tenant
      .selectFrom('Requirement as r')
      .innerJoin('Framework as f', (join) =>
        join.onRef('f.organizationId', '=', 'r.organizationId').onRef('f.id', '=', 'r.frameworkId'),
      )
      .where('f.archivedAt', 'is', null)
      .where('r.withdrawn', '=', false)
      .where(
        sql<boolean>`NOT EXISTS (SELECT 1 FROM "PolicyRequirement" m WHERE m."organizationId" = r."organizationId"
          AND m."policyId" = ${policyId}::uuid AND m."requirementId" = r.id AND m."removedAt" IS NULL)`,
      )
      .select([
        'r.id',
        'r.identifier',
        sql<string>`left(coalesce(nullif(r.title, ''), r.wording), 120)`.as('title'),
        'f.title as framework',
      ])
      .orderBy('f.title')
      .orderBy('r.position')
      .limit(3000)
      .execute();
    return { controls, requirements };
  },
);
