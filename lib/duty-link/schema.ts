import { z } from 'zod';
import { locales } from '#lib/messages/locale.ts';
import { email } from '#lib/text.ts';

/** A link's or a flow's random part, as it comes from outside. */
export const secret = z.string().regex(/^[\w-]{43}$/, 'This is not one of our links.');

// What they read the page in on which they ask; without it what is noted of them counts.
const locale = z.enum(locales).optional();

/** Whose mail: the address that somebody typed, the one that a link went to, or the one of this browser's flow. */
export const askInput = z.union([
  z.strictObject({ email, locale }),
  z.strictObject({ token: secret, locale }),
  z.strictObject({ flow: secret, locale }),
]);

export const useLinkInput = z.strictObject({ token: z.string().max(200) });

export const useCodeInput = z.strictObject({ flow: secret, code: z.string().max(40) });
