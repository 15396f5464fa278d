import sharp from 'sharp';
import { Invalid } from '#lib/errors.ts';
import { imageOf } from '#lib/portal/image.ts';
import { pictureLimits } from './schema.ts';

/** A picture as it is kept. PNG or JPEG, which every screen and every PDF shows. */
export type CleanPicture = { bytes: Uint8Array; contentType: 'image/png' | 'image/jpeg' };

/**
 * Draws a PNG, JPEG or WebP picture anew: what a camera or a person wrote into it (place, name, thumbnails, profiles) and
 * whatever else it holds stays behind, it stands upright and is no larger than a page needs. What it is, its bytes say; its
 * name and given type count for nothing. @throws Invalid with what is wrong with it
 */
export async function cleanPicture(bytes: Uint8Array): Promise<CleanPicture> {
  if (bytes.length > pictureLimits.bytes)
    throw new Invalid('This picture is larger than 8 MB. Please make it smaller.');
  const image = imageOf(bytes);
  if (!image)
    throw new Invalid(
      'This is not a PNG, JPEG or WebP picture. Other kinds, SVG among them, cannot be used.',
    );
  const { width, height } = image;
  if (Math.max(width, height) > pictureLimits.pixels || width * height > 50_000_000)
    throw new Invalid('This picture has too many pixels. Please make it smaller.');
  try {
    const drawn = sharp(bytes, { failOn: 'error', limitInputPixels: 50_000_000, pages: 1 })
      .rotate()
      .resize(pictureLimits.shown, pictureLimits.shown, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb');
    if (image.contentType === 'image/jpeg')
      return { bytes: await drawn.jpeg({ quality: 88 }).toBuffer(), contentType: 'image/jpeg' };
    return { bytes: await drawn.png({ compressionLevel: 9 }).toBuffer(), contentType: 'image/png' };
  } catch {
    throw new Invalid('This picture is damaged and cannot be read. Please save it anew and try again.');
  }
}
