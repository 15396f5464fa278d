import type { PlannedPerson, SheetProblem } from './import-plan.ts';
import { loopSentence, managerLoops } from './manager-loop.ts';
import type { StoredPerson } from './stored-steps.ts';

/** Everybody as they will be after the import, by the address that will be theirs. */
type Everybody = {
  names: Map<string, string>;
  /** Addresses by what they may be called: their address of today or the new one, their number, their name. */
  called: Map<string, string | null>;
};

function everybody(planned: readonly PlannedPerson[], persons: readonly StoredPerson[]): Everybody {
  const names = new Map<string, string>();
  const called = new Map<string, string | null>();
  const call = (word: string | null, email: string, sure: boolean) => {
    if (!word) return;
    const key = word.toLowerCase();
    // Two people of one name are nobody in particular.
    if (!sure && called.has(key) && called.get(key) !== email) called.set(key, null);
    else called.set(key, email);
  };
  const byStored = new Map(planned.flatMap((one) => (one.stored ? [[one.stored.id, one] as const] : [])));
  const all = [
    ...persons.map(({ id, content }) => ({
      old: content.email,
      content: byStored.get(id)?.content ?? content,
    })),
    ...planned.filter(({ stored }) => !stored).map(({ content }) => ({ old: content.email, content })),
  ];
  for (const { content } of all) {
    names.set(content.email, content.name);
    call(content.name, content.email, false);
  }
  for (const { content } of all) call(content.externalId, content.email, true);
  for (const { old, content } of all) call(old, content.email, true);
  for (const { content } of all) call(content.email, content.email, true);
  return { names, called };
}

// `Ada Lovelace <ada@company.com>` and `ada@company.com` are the same.
const bare = (text: string) => /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text;

function setManager(planned: PlannedPerson, { called }: Everybody): SheetProblem | null {
  const { manager, content } = planned;
  if (manager === null) {
    const kept = content.managerEmail;
    content.managerEmail = kept === null ? null : (called.get(kept) ?? kept);
    return null;
  }
  content.managerEmail = null;
  if (manager === '') return null;
  const found = called.get(bare(manager).trim().toLowerCase());
  if (found) {
    content.managerEmail = found;
    return null;
  }
  const who = manager.slice(0, 80);
  const message =
    found === null
      ? `There are several people called ${who}. Please name the manager by e-mail address.`
      : `The manager ${who} is neither in this table nor in the directory.`;
  return { place: planned.place('managerEmail'), message };
}

/** Finds the manager of each row among everybody, and refuses who is unknown and every loop, with its chain. */
export function settleManagers(
  planned: readonly PlannedPerson[],
  persons: readonly StoredPerson[],
): SheetProblem[] {
  const all = everybody(planned, persons);
  const problems = planned.flatMap((one) => setManager(one, all) ?? []);
  const managers = new Map<string, string | null>();
  for (const { content } of persons)
    managers.set(
      all.called.get(content.email) ?? content.email,
      all.called.get(content.managerEmail ?? '') ?? null,
    );
  // What the directory connection feeds stays as it is.
  const written = planned.filter(({ stored }) => stored?.source !== 'scim');
  for (const { content } of written) managers.set(content.email, content.managerEmail);
  const rows = new Map(written.map((one) => [one.content.email, one]));
  for (const loop of managerLoops([...rows.keys()], (email) => managers.get(email))) {
    const at = rows.get(loop[0] ?? '');
    if (at)
      problems.push({
        place: at.place('managerEmail'),
        message: loopSentence(loop.map((email) => all.names.get(email) ?? email)),
      });
  }
  return problems;
}
