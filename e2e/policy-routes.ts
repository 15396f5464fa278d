import { page, post, type Route } from './route.ts';

const workspace = '/w/[organization]';

/** The pages and handlers of policies. */
export const policyRoutes: Readonly<Record<string, Route>> = {
  [`${workspace}/policies`]: page('policy:list'),
  [`${workspace}/policies/add`]: page('policy:add'),
  [`${workspace}/policies/approvals`]: page('policy:approve'),
  [`${workspace}/policies/export`]: page('policy:export'),
  [`${workspace}/policies/export/archive`]: page('policy:export'),
  [`${workspace}/policies/import`]: page('policy:import'),
  [`${workspace}/policies/import/[id]`]: page('policy:import', 404),
  [`${workspace}/policies/import/receive`]: post('policy:import', 400),
  [`${workspace}/policies/starters`]: page('policy:import'),
  [`${workspace}/policies/[id]`]: page('policy:read', 404),
  [`${workspace}/policies/[id]/change`]: page('policy:change', 404),
  [`${workspace}/policies/[id]/versions/[version]`]: page('policy:read', 404),
  [`${workspace}/policies/[id]/versions/[version]/edit`]: page('policy:change', 404),
  [`${workspace}/policies/[id]/versions/[version]/edit/save`]: post('policy:change', 400),
};
