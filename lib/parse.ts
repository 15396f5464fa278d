import type { z } from 'zod';
import { Invalid } from '#lib/errors.ts';

/** Parses input at the door. Throws Invalid with each problem's place and sentence. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new Invalid(
    parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  );
}
