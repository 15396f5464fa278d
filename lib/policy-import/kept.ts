import type { FileFields } from './file-fields.ts';

/** What is decided about a policy beside its text: no import changes it once the policy is there. */
export type Decided = {
  tier: string;
  quorum: number;
  /** The address of its owner. */
  owner: string | null;
  /** The name of its audience. */
  audience: string | null;
  reviewEveryDays: number | null;
  dueWithinDays: number;
  confirmation: string | null;
  statement: string;
};

const called: Readonly<Record<keyof Decided, string>> = {
  tier: 'who may read it',
  quorum: 'approvals',
  owner: 'the owner',
  audience: 'the audience',
  reviewEveryDays: 'days between reviews',
  dueWithinDays: 'days to acknowledge',
  confirmation: 'how people confirm',
  statement: 'the statement',
};
const names = Object.keys(called).filter((key): key is keyof Decided => Object.hasOwn(called, key));

const shown = (value: unknown) => {
  const text = value === null || value === '' || value === 0 ? 'none' : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

/** Where a file says something else than was decided for the policy that is there: told, because it stays as it is. */
export function keptAsDecided(fields: FileFields | undefined, decided: Decided): string[] {
  if (!fields) return [];
  const said: Readonly<Record<keyof Decided, string | number | null>> = fields;
  const differing = names.filter((name) => {
    const value = said[name];
    if (value === null) return false;
    return shown(value).toLowerCase() !== shown(decided[name]).toLowerCase();
  });
  return differing.map(
    (name) =>
      `Stays as it is: ${called[name]} (${shown(decided[name])}; the file says ${shown(said[name])}).`,
  );
}
