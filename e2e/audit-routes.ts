import { page, type Route } from './route.ts';

const workspace = '/w/[organization]';

/** The pages of audit reports and engagements. */
export const auditRoutes: Readonly<Record<string, Route>> = {
  [`${workspace}/audit-reports`]: page('audit-report:list'),
  [`${workspace}/audit-reports/[id]`]: page('audit-report:list', 404),
  [`${workspace}/audit-reports/[id]/change`]: page('audit-report:change', 404),
  [`${workspace}/audit-reports/add`]: page('audit-report:add'),
  [`${workspace}/engagements`]: page('engagement:list'),
  [`${workspace}/engagements/[id]`]: page('engagement:read', 404),
  [`${workspace}/engagements/[id]/ask`]: page('engagement:ask', 404),
  [`${workspace}/engagements/[id]/change`]: page('engagement:change', 404),
  [`${workspace}/engagements/[id]/controls/[control]`]: page('engagement:read', 404),
  [`${workspace}/engagements/[id]/evidence/[revision]/file`]: page('engagement:download', 404),
  [`${workspace}/engagements/[id]/inquiries/[inquiry]`]: page('engagement:read', 404),
  [`${workspace}/engagements/[id]/pack`]: page('engagement:export', 404),
  [`${workspace}/engagements/open`]: page('engagement:open'),
};
