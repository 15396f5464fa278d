import type { Tenant } from '#lib/db/tenant.ts';
import { type Locale, localeOf } from '#lib/messages/locale.ts';
import { readSetting } from './read.ts';

/**
 * The language of what is mailed or handed to somebody outside the workspace: their own where one is noted, else the one that
 * the organization chose. For many at once, ask once with null and put it in the place of those that are missing.
 */
export async function languageFor(tenant: Tenant, noted: string | null | undefined): Promise<Locale> {
  return localeOf(noted) ?? (await readSetting(tenant, 'language')).readers;
}
