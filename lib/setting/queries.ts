import { nothing, query } from '#lib/operation.ts';
import { readSetting } from './read.ts';

/** Everything the organization decided, with the defaults where it has not decided yet. */
export const getSettings = query('setting:read', nothing, async ({ tenant }) => ({
  access: await readSetting(tenant, 'access'),
  calendar: await readSetting(tenant, 'calendar'),
  nda: await readSetting(tenant, 'nda'),
  marking: await readSetting(tenant, 'marking'),
  privacy: await readSetting(tenant, 'privacy'),
  publication: await readSetting(tenant, 'publication'),
  duties: await readSetting(tenant, 'duties'),
  language: await readSetting(tenant, 'language'),
}));

/** The language that the organization chose for people of whom no language is known. */
export const findReaderLanguage = query(
  'setting:read-language',
  nothing,
  async ({ tenant }) => (await readSetting(tenant, 'language')).readers,
);

/** Blocked domains by name. At most 1,000. */
export const listBlockedDomains = query('setting:read', nothing, ({ tenant }) =>
  tenant.blockedDomain.findMany({
    orderBy: { domain: 'asc' },
    select: { domain: true, reason: true, blockedAt: true, blockedBy: true },
    take: 1000,
  }),
);
