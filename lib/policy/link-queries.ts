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
