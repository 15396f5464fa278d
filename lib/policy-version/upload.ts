import type { Actor } from '#lib/auth/actor.ts';
import { discardFile, stageFile } from '#lib/file/commands.ts';
import { addPicture } from './commands.ts';
import { cleanPicture } from './picture.ts';
import { pictureLimits } from './schema.ts';

/**
 * Cleans a picture, stores it encrypted and adds it to a policy, whose texts then show it as `image:<id>`. Returns the id;
 * nothing is stored when something is wrong. @throws Forbidden, NotFound, Invalid, Conflict
 */
export async function uploadPicture(
  actor: Actor,
  policyId: string,
  name: string,
  bytes: Uint8Array,
): Promise<string> {
  const picture = await cleanPicture(bytes);
  async function* source() {
    yield picture.bytes;
  }
  const staged = await stageFile(actor, {
    name: 'picture',
    contentType: picture.contentType,
    source: source(),
    maxBytes: pictureLimits.bytes * 4,
  });
  try {
    return await addPicture(actor, { policyId, name, staged });
  } catch (error) {
    await discardFile(actor, staged).catch(() => undefined);
    throw error;
  }
}
