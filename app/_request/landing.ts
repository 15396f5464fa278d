import { findDutyKind, findOwnLanguage, listNextOwed } from '#lib/acknowledgement/owed-queries.ts';
import type { PersonActor } from '#lib/auth/actor.ts';
import type { DutyKind } from '#lib/duty/schema.ts';
import { dutyPaths } from '#lib/duty-paths.ts';
import { localeOf } from '#lib/messages/locale.ts';
import { findPersonActor } from '#lib/session/queries.ts';
import { requestOrigin } from './actor';
import { clearPersonFlow, setPersonLanguage, setPersonSession } from './cookies';
import { seeOther } from './edge';

/** Where a duty is read and done. */
export function dutyPage(slug: string, kind: DutyKind, dutyId: string): string {
  if (kind === 'policy') return dutyPaths.policy(slug, dutyId);
  return kind === 'training' ? dutyPaths.training(slug, dutyId) : dutyPaths.check(slug, dutyId);
}

/** Where an employee goes who came in: to the duty that the mail was about, to the only one, else to the list. */
export async function landingOf(slug: string, actor: PersonActor, dutyId: unknown): Promise<string> {
  if (typeof dutyId === 'string' && dutyId !== '') {
    const kind = await findDutyKind(actor, { dutyId: dutyId.slice(0, 100) });
    if (kind) return dutyPage(slug, kind, dutyId);
  }
  const { next, count } = await listNextOwed(actor, {});
  const [only] = next;
  return only && count === 1 ? dutyPage(slug, only.kind, only.id) : dutyPaths.list(slug);
}

/** Lets the browser in as the employee whose session this is, and leads on. */
export async function enterDuties(slug: string, token: string, dutyId: unknown): Promise<Response> {
  await setPersonSession(slug, token);
  await clearPersonFlow(slug);
  const actor = await findPersonActor(token, await requestOrigin());
  if (!actor) return seeOther(dutyPaths.ask(slug));
  const language = localeOf(await findOwnLanguage(actor, {}));
  if (language) await setPersonLanguage(language);
  return seeOther(await landingOf(slug, actor, dutyId));
}
