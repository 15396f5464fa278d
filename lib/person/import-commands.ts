import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { EventDraft } from '#lib/audit-event/append.ts';
import { writingMany } from '#lib/db/statement.ts';
import { Conflict, Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { decideDraft, discardDraft, keepDraft, openDraft, tableDraftInput } from '#lib/import-draft/steps.ts';
import { canonicalJson } from '#lib/json.ts';
import { type CommandContext, command, type Outcome } from '#lib/operation.ts';
import { followAddresses, type Moved } from './address-steps.ts';
import { eventOf, type PersonContent } from './content.ts';
import { planImport } from './import.ts';
import type { ImportPlan } from './import-plan.ts';
import { draftInput, importInput, type Leavers } from './import-schema.ts';
import { linkMembers } from './link-steps.ts';
import { leaveEvent, settlePresence } from './presence-steps.ts';
import { createPersons, lockPersons, revisePersons, type Writing, type WrittenPerson } from './steps.ts';
import { readPersons, type StoredPerson } from './stored-steps.ts';

/** Keeps a table of people that was read until somebody decides on it. Returns the draft's id. */
export const draftPersonImport = command('person:import', tableDraftInput, async (context, input) => {
  const { draftId, rows } = await keepDraft(context, 'persons', input);
  return { result: draftId, events: [{ subject: `import-draft:${draftId}`, data: { rows } }] };
});

/** What a plan does, as one hash: whoever decides on it decides on exactly what they saw. */
export function fingerprintOf({ added, changed, missing, kept }: ImportPlan): string {
  const said = {
    added: added.map(({ content }) => ({ ...content })),
    changed: changed.map(({ stored, content }) => ({ ...content, revision: stored?.revision ?? 0 })),
    missing: missing.map((person) => person.id),
    kept: kept.map((person) => person.id),
  };
  return createHash('sha256').update(canonicalJson(said)).digest('hex');
}

function leaversOf({ missing }: ImportPlan, leavers: Leavers): StoredPerson[] {
  if (leavers === 'none') return [];
  return missing.filter(({ source }) => leavers === 'all' || source === 'csv');
}

/** Everybody's id by the address they will have; those who are new get one. */
function idsByAddress(plan: ImportPlan, persons: readonly StoredPerson[]): Map<string, string> {
  const ids = new Map(persons.map((person) => [person.content.email, person.id]));
  for (const { stored, content } of plan.changed) if (stored) ids.set(content.email, stored.id);
  for (const { content } of plan.added) ids.set(content.email, newId());
  return ids;
}

function written(
  { managerEmail, ...content }: PersonContent,
  ids: ReadonlyMap<string, string>,
): WrittenPerson {
  const managerId = managerEmail === null ? null : (ids.get(managerEmail) ?? null);
  return { ...content, id: ids.get(content.email) ?? '', managerId };
}

// Two rows may swap their addresses, and each row is checked as it is written: so they let go of them first.
async function freeAddresses({ tenant }: Writing, plan: ImportPlan): Promise<void> {
  const moved = plan.changed.flatMap(({ stored, content }) =>
    stored && stored.content.email !== content.email ? [stored.id] : [],
  );
  if (moved.length > 0)
    await tenant.$executeRaw`UPDATE "Person" SET email = id || '@moving.invalid' WHERE id = ANY (${moved}::uuid[])`;
}

function movedBy({ changed }: ImportPlan): Moved[] {
  return changed.flatMap(({ stored, content: { email: to, name, locale } }) => {
    const from = stored?.content.email ?? to;
    return stored && from !== to ? [{ id: stored.id, name, locale, from, to }] : [];
  });
}

async function letGo({ tenant, now }: Writing, gone: readonly StoredPerson[], leftOn: string | null) {
  if (gone.some(({ content }) => content.startedOn && leftOn && content.startedOn > leftOn))
    throw new Invalid(
      'Somebody who is missing has not started by that day. Please let them go on their page.',
    );
  await tenant.$executeRaw`UPDATE "Person" SET "leftOn" = ${leftOn}::date, "changedAt" = ${now}, revision = revision + 1
    WHERE id = ANY (${gone.map((person) => person.id)}::uuid[])`;
}

async function takeTable(context: CommandContext, input: z.output<typeof importInput>) {
  const { draftId, seen, order, leavers, leftOn } = input;
  const { tenant, enqueue } = context;
  await lockPersons(context);
  const draft = await openDraft(context, 'persons', draftId);
  await decideDraft(context, draftId);
  const persons = await readPersons(tenant, null);
  const plan = planImport(draft.sheets, persons, order);
  if (plan.problems.length > 0)
    throw new Invalid(plan.problems.map(({ place, message }) => ({ path: place, message })));
  if (fingerprintOf(plan) !== seen)
    throw new Conflict('The directory changed since this preview. Nothing is imported; please look again.');
  const ids = idsByAddress(plan, persons);
  const added = plan.added.map(({ content }) => written(content, ids));
  const changed = plan.changed.map(({ content }) => written(content, ids));
  await writingMany(tenant, async () => {
    await createPersons(context, added, 'csv');
    await freeAddresses(context, plan);
    await revisePersons(context, changed, 'csv');
    await linkMembers(tenant, { personIds: [...added, ...changed].map((person) => person.id) });
  });
  const gone = leaversOf(plan, leavers);
  await letGo(context, gone, leftOn);
  // A table of everybody, private addresses among it, is kept no longer than it is needed.
  await tenant.importDraft.updateMany({ where: { id: draftId }, data: { content: [] } });
  await followAddresses(context, movedBy(plan));
  const touched = [...added, ...changed].map((person) => person.id);
  const { ended } = await settlePresence(context, [...touched, ...gone.map((person) => person.id)]);
  if (touched.length + gone.length > 0) await enqueue('duty-reconcile', {});
  const counts = {
    added: added.length,
    changed: changed.length,
    unchanged: plan.unchanged,
    left: gone.length,
  };
  const whole: EventDraft = { subject: `import-draft:${draftId}`, data: { ...counts, ...ended } };
  const outcome: Outcome<typeof counts> = {
    result: counts,
    events: [whole, ...eventsOf(plan, ids, draftId, gone, leftOn)],
  };
  return outcome;
}

/**
 * Does what an uploaded table says, all of it or nothing, and once: `seen` is the fingerprint of the preview, and another
 * directory than the one that was previewed is a Conflict. Whoever is missing leaves only where that is said. Throws NotFound;
 * Invalid with the problems and their cells; what leaving throws.
 */
export const importPersons = command('person:import', importInput, takeTable, { seconds: 90 });

function eventsOf(
  plan: ImportPlan,
  ids: ReadonlyMap<string, string>,
  importId: string,
  gone: readonly StoredPerson[],
  leftOn: string | null,
): EventDraft[] {
  const added = plan.added.map(
    ({ content: { email, name } }): EventDraft => ({
      subject: `person:${ids.get(email)}`,
      data: { source: 'csv', importId },
      personal: { email, name },
    }),
  );
  const changed = plan.changed.map(({ content, changes }): EventDraft => {
    const { data, personal } = eventOf(changes);
    return { subject: `person:${ids.get(content.email)}`, data: { ...data, importId }, personal };
  });
  return [...added, ...changed, ...gone.map((person) => leaveEvent(person.id, leftOn, null))];
}

/** Takes an undecided import away. Throws NotFound; Conflict when it was decided already. */
export const discardPersonImport = command('person:import', draftInput, async (context, { draftId }) => {
  await discardDraft(context, 'persons', draftId);
  return { result: undefined, events: [{ subject: `import-draft:${draftId}`, data: { discarded: true } }] };
});
