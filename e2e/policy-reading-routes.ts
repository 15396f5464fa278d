import { open, page, type Route } from './route.ts';

const portal = '/trust/[portal]';
const policy = '/w/[organization]/policies/[id]';

/** Where policies are read: in public, by customers, version against version, on paper. */
export const policyReadingRoutes: Readonly<Record<string, Route>> = {
  [`${portal}/policies/[policy]`]: open(404),
  [`${portal}/policies/[policy]/json`]: open(404),
  [`${portal}/policies/[policy]/pictures/[image]`]: open(404),
  [`${portal}/policies/[policy]/versions/[version]`]: open(404),
  [`${portal}/policies/[policy]/versions/[version]/json`]: open(404),
  [`${portal}/policies/[policy]/versions/[version]/file`]: open(404),
  [`${portal}/policies/[policy]/versions/[version]/in/[locale]`]: open(404),
  [`${portal}/library/policies/[policy]`]: page('visitor', 404),
  [`${portal}/library/policies/[policy]/file`]: page('visitor', 404),
  [`${portal}/library/policies/[policy]/pictures/[image]`]: page('visitor', 404),
  [`${policy}/compare`]: page('policy:read', 404),
  [`${policy}/pictures`]: { POST: { door: 'policy:change', ok: 400 } },
  [`${policy}/pictures/[image]`]: page('policy:read', 404),
  [`${policy}/versions/[version]/pdf`]: page('policy:read', 404),
};
