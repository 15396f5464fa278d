import type { AnonymousActor } from '#lib/auth/actor.ts';
import { findOrganizationBySlug, findPortalBySlug } from '#lib/db/lookup.ts';
import { errorFields, log } from '#lib/log.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { findReaderLanguage } from '#lib/setting/queries.ts';

/** The language that an organization chose for the readers of an address; null where there is none. */
export type LanguageOf = (address: string) => Promise<Locale | null>;

/** How long an answer counts, and how long a reader waits for the first one. Milliseconds. */
const fresh = 2_000;
const patience = 500;
const remembered = 1_000;

async function read(area: string, slug: string): Promise<Locale | null> {
  const organizationId =
    area === 'trust' ? (await findPortalBySlug(slug))?.organizationId : await findOrganizationBySlug(slug);
  if (!organizationId) return null;
  const origin = { address: '', userAgent: '', requestId: 'reader-language' };
  const actor: AnonymousActor = { kind: 'anonymous', organizationId, origin };
  return findReaderLanguage(actor, {});
}

/** `asked`: the question, until it is answered. */
type Known = { at: number; locale: Locale | null; asked: Promise<Locale | null> | null };

const place = /^\/(trust|duties)\/([^/?]+)/;

/**
 * Tells which language an organization chose, asking the database at most every two seconds for each, and one question at a
 * time: a database that is slow to answer is not asked more for it. Nobody waits long: while it is not known anew the last
 * answer counts.
 */
export function organizationLanguages(
  now: () => number,
  readLanguage: (area: string, slug: string) => Promise<Locale | null> = read,
): LanguageOf {
  const answers = new Map<string, Known>();

  const ask = (key: string, area: string, slug: string): Known => {
    const answer: Known = { at: now(), locale: answers.get(key)?.locale ?? null, asked: null };
    answer.asked = readLanguage(area, slug)
      .then((locale) => {
        answer.locale = locale;
      })
      .catch((error: unknown) => log.warn('a language is not known', errorFields(error)))
      .then(() => {
        answer.asked = null;
        return answer.locale;
      });
    answers.delete(key);
    answers.set(key, answer);
    const oldest = answers.keys().next();
    if (answers.size > remembered && !oldest.done) answers.delete(oldest.value);
    return answer;
  };

  return async (address) => {
    const [key, area, slug] = place.exec(address) ?? [];
    if (!key || !area || !slug) return null;
    const before = answers.get(key);
    const answer =
      before && (before.asked || now() - before.at < fresh)
        ? before
        : ask(key, area, decodeURIComponent(slug));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Locale | null>((resolve) => {
      timer = setTimeout(() => resolve(answer.locale), patience);
    });
    return Promise.race([answer.asked ?? answer.locale, late]).finally(() => clearTimeout(timer));
  };
}
