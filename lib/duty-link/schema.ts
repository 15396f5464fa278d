import { z } from 'zod';
import { email } from '#lib/text.ts';

/** A link's or a flow's random part, as it comes from outside. */
export const secret = z.string().regex(/^[\w-]{43}$/, 'This is not one of our links.');

/** Whose mail: the address that somebody typed, the one that a link went to, or the one of this browser's flow. */
export const askInput = z.union([
  z.strictObject({ email }),
  z.strictObject({ token: secret }),
  z.strictObject({ flow: secret }),
]);

export const useLinkInput = z.strictObject({ token: z.string().max(200) });

export const useCodeInput = z.strictObject({ flow: secret, code: z.string().max(40) });
