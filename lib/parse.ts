import type { z } from 'zod';
import { Invalid, type Problem } from '#lib/errors.ts';

const unexpected = 'This is not what is expected here.';

/** What is said where a schema says nothing itself: zod's own words are about types. */
const plainly: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? 'Please fill this in.' : unexpected;
    case 'invalid_value':
      return 'Please choose one of what is offered.';
    case 'too_big':
      return issue.origin === 'string'
        ? `Please use at most ${issue.maximum} characters.`
        : `This is too much: at most ${issue.maximum}.`;
    case 'too_small':
      if (issue.origin === 'string') return 'Please fill this in.';
      return `This is too little: at least ${issue.minimum}.`;
    case 'unrecognized_keys':
      return 'This form has fields that are not ours.';
    default:
      return unexpected;
  }
};

/** Of an input that could have been one of several things, what is wrong with the one that it is most like. */
function likeliest(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union' || issue.message !== unexpected) return [issue];
    const [best] = issue.errors.toSorted((one, other) => one.length - other.length);
    return best
      ? likeliest(best).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
      : [issue];
  });
}

/** What is wrong with an input: each problem's place and sentence. */
export function problemsOf(error: z.ZodError): Problem[] {
  return likeliest(error.issues).map(({ path, message }) => ({ path: path.join('.'), message }));
}

/** Parses input at the door. Throws Invalid with each problem's place and sentence. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input, { error: plainly });
  if (parsed.success) return parsed.data;
  throw new Invalid(problemsOf(parsed.error));
}
