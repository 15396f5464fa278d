import { page, type Route } from './route.ts';

const workspace = '/w/[organization]';

/** The pages and handlers of what people owe, as members see it. */
export const dutyRoutes: Readonly<Record<string, Route>> = {
  [`${workspace}/acknowledgements`]: page('duty:list'),
  [`${workspace}/acknowledgements/export`]: page('duty:list'),
  [`${workspace}/acknowledgements/policies/[policy]`]: page('duty:list', 404),
  [`${workspace}/acknowledgements/policies/[policy]/export`]: page('duty:list', 404),
  [`${workspace}/people/[id]/record`]: page('duty:list', 404),
  [`${workspace}/people/[id]/record/file`]: page('duty:export', 404),
  [`${workspace}/settings/duties`]: page('setting:read'),
};
