import type { Actor } from '#lib/auth/actor.ts';
import { Invalid } from '#lib/errors.ts';
import { discardFile, stageFile } from '#lib/file/commands.ts';
import { setLogo } from './commands.ts';
import { imageOf } from './image.ts';
import { logoLimits } from './schema.ts';

/**
 * Checks a picture by its bytes, stores it encrypted and makes it the draft's logo. Its given name and type count for
 * nothing. Throws Invalid with what is wrong with it; nothing is stored then.
 */
export async function uploadLogo(actor: Actor, portalId: string, bytes: Uint8Array): Promise<string> {
  if (bytes.length > logoLimits.bytes)
    throw new Invalid('This picture is larger than 512 kB. Please make it smaller.');
  const image = imageOf(bytes);
  if (!image)
    throw new Invalid(
      'This is not a PNG, JPEG or WebP picture. Other kinds, SVG among them, cannot be used.',
    );
  const { width, height, contentType } = image;
  if (Math.max(width, height) > logoLimits.pixels)
    throw new Invalid(
      `This picture has more than ${logoLimits.pixels} pixels on a side. Please make it smaller.`,
    );
  async function* source() {
    yield bytes;
  }
  const staged = await stageFile(actor, {
    name: 'logo',
    contentType,
    source: source(),
    maxBytes: logoLimits.bytes,
  });
  try {
    return await setLogo(actor, { portalId, width, height, staged });
  } catch (error) {
    await discardFile(actor, staged).catch(() => undefined);
    throw error;
  }
}
