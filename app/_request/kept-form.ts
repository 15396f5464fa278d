import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { cookieFlags, cookieName } from '#lib/auth/cookie.ts';
import type { Invalid, Problem } from '#lib/errors.ts';
import { wordedProblems } from '#lib/messages/problem.ts';

// A browser keeps at least 4,096 bytes a cookie, its name and attributes included (RFC 6265).
const MOST_CHARACTERS = 3_700;

const keptSchema = z.strictObject({
  problems: z.array(z.strictObject({ path: z.string(), message: z.string() })).max(50),
  values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});

/** A refused form: what is wrong with it, and what was typed. */
export type KeptForm = { problems: readonly Problem[]; values: Readonly<Record<string, string | string[]>> };

const nothingKept: KeptForm = { problems: [], values: {} };

// `name` may hold ids; a cookie's name may not hold everything.
const nameOf = (name: string) => cookieName(`form-${name.replace(/[^a-z0-9-]/g, '')}`);

/**
 * Keeps a refused form in the browser that sent it, for the page that shows it again: pages without script redirect after
 * a POST, and nothing of what was typed may stand in a URL. What is too long is left out, never the problems.
 */
export async function keepForm(name: string, error: Invalid, values: KeptForm['values']): Promise<void> {
  const problems = error.problems.slice(0, 20);
  const whole = pack({ problems, values });
  const value = whole.length <= MOST_CHARACTERS ? whole : pack({ problems, values: shortOnes(values) });
  (await cookies()).set(nameOf(name), value, { ...cookieFlags(), maxAge: 300 });
}

/** The form that this browser was just refused, in the language of who reads. The page asks only when its URL says so (`?again`). */
export async function keptForm(name: string, query: Readonly<Record<string, unknown>>): Promise<KeptForm> {
  if (query.again === undefined) return nothingKept;
  const value = (await cookies()).get(nameOf(name))?.value;
  if (!value) return nothingKept;
  const { problems, values } = unpack(value);
  return { problems: wordedProblems(problems), values };
}

/** Forgets a kept form once it was accepted. */
export async function forgetForm(name: string): Promise<void> {
  (await cookies()).set(nameOf(name), '', { ...cookieFlags(), maxAge: 0 });
}

function pack(kept: { problems: readonly Problem[]; values: KeptForm['values'] }): string {
  return deflateRawSync(JSON.stringify(kept)).toString('base64url');
}

function unpack(value: string): KeptForm {
  try {
    const text = inflateRawSync(Buffer.from(value, 'base64url'), { maxOutputLength: 100_000 }).toString(
      'utf8',
    );
    return keptSchema.parse(JSON.parse(text));
  } catch {
    return nothingKept;
  }
}

function shortOnes(values: KeptForm['values']): KeptForm['values'] {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.length <= 300));
}
