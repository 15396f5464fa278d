import type { Actor } from '#lib/auth/actor.ts';
import { type ComponentControl, oscalComponents } from './oscal-components.ts';
import { readComponentControls } from './oscal-queries.ts';

/**
 * The component definition of a profile as it is read: one page of controls at a time, each in a short transaction of its
 * own. The first page is read at once, so that a refusal is thrown before anything is sent.
 */
export async function componentDefinition(
  actor: Actor,
  profileId: string,
): Promise<AsyncGenerator<Uint8Array>> {
  const first = await readComponentControls(actor, { profileId });
  async function* pages(): AsyncGenerator<readonly ComponentControl[]> {
    let page = first;
    yield page.rows;
    while (page.next !== null) {
      page = await readComponentControls(actor, { profileId, after: page.next });
      yield page.rows;
    }
  }
  return oscalComponents(first.head, pages());
}
