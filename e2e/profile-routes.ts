import { page, post, type Route } from './route.ts';

const workspace = '/w/[organization]';

/** The pages and handlers of profiles and tasks. */
export const profileRoutes: Readonly<Record<string, Route>> = {
  [`${workspace}/profiles`]: page('profile:list'),
  [`${workspace}/profiles/add`]: page('profile:add'),
  [`${workspace}/profiles/[id]`]: page('profile:read', 404),
  [`${workspace}/profiles/[id]/change`]: page('profile:change', 404),
  [`${workspace}/profiles/[id]/compare`]: page('profile:read', 404),
  [`${workspace}/profiles/[id]/components`]: page('profile:export', 404),
  [`${workspace}/profiles/[id]/gaps`]: page('profile:read', 404),
  [`${workspace}/profiles/[id]/import`]: page('profile:import', 404),
  [`${workspace}/profiles/[id]/import/[draft]`]: page('profile:import', 404),
  [`${workspace}/profiles/[id]/import/receive`]: post('profile:import', 400),
  [`${workspace}/profiles/[id]/oscal`]: page('profile:export', 404),
  [`${workspace}/profiles/[id]/outcomes`]: page('profile:read', 404),
  [`${workspace}/profiles/[id]/outcomes/[requirement]`]: page('profile:read', 404),
  [`${workspace}/profiles/[id]/workbook`]: page('profile:export', 404),
  [`${workspace}/tasks`]: page('task:list'),
  [`${workspace}/tasks/[id]`]: page('task:list', 404),
};
