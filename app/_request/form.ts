import { Invalid } from '#lib/errors.ts';

/**
 * The form that an action was called with. A page always sends one, but whoever writes the call by hand sends anything:
 * every action reads its form through this file. @throws Invalid for what is none
 */
export function formIn(given: unknown): FormData {
  if (given instanceof FormData) return given;
  throw new Invalid('This form arrived damaged. Please reload the page and try again.');
}

/** A list that an action was called with, as it came; what it holds is the operation's to judge. @throws Invalid for what is none */
export function listIn<Item>(given: readonly Item[]): Item[] {
  if (Array.isArray(given)) return [...given];
  throw new Invalid('This form arrived damaged. Please reload the page and try again.');
}

/** The values of the field `name`, as text. @throws Invalid, also for a file */
export function textsIn(form: FormData, name: string): string[] {
  return formIn(form)
    .getAll(name)
    .map((value) => {
      if (typeof value === 'string') return value;
      throw new Invalid([{ path: name, message: 'A file cannot be taken here.' }]);
    });
}

/** The value of the field `name`, empty where there is none. @throws Invalid, also for a file */
export function textIn(form: FormData, name: string): string {
  return textsIn(form, name)[0] ?? '';
}

/** Whether the box `name` is ticked. @throws Invalid for what is no form */
export function tickedIn(form: FormData, name: string): boolean {
  return textIn(form, name) === 'on';
}

/** The value of the field `name` as JSON: what an editor with many parts sends. @throws Invalid for what is none */
export function jsonIn(form: FormData, name: string): unknown {
  try {
    return JSON.parse(textIn(form, name));
  } catch (error) {
    if (error instanceof Invalid) throw error;
    throw new Invalid('This form arrived damaged. Please reload the page and try again.');
  }
}
