import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Invalid, NotFound, Stale } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { addProfileInput, changeProfileInput, profileInput } from './schema.ts';
import { lockProfile, type Writing, writeEntries } from './steps.ts';
import { readEntries, readOutcomes } from './stored-steps.ts';

async function refuseTaken(tenant: Tenant, name: string, except: string | null): Promise<void> {
  const where = { name, ...(except === null ? {} : { id: { not: except } }) };
  const taken = await tenant.profile.findFirst({ where, select: { archivedAt: true } });
  if (!taken) return;
  const what = taken.archivedAt ? 'an archived profile' : 'another profile';
  throw new Invalid([{ path: 'name', message: `${name} is the name of ${what} already.` }]);
}

/** Takes over what another profile says, subcategory by subcategory of the same identifier. Returns how many. */
async function copyEntries(writing: Writing, to: { id: string; frameworkId: string }, fromId: string) {
  const { tenant, now } = writing;
  const from = await tenant.profile.findFirst({ where: { id: fromId }, select: { frameworkId: true } });
  if (!from) throw new NotFound('There is no such profile.');
  const outcomes = await readOutcomes(tenant, to.frameworkId);
  const names = await readOutcomes(tenant, from.frameworkId);
  const identifiers = new Map(names.map(({ id, identifier }) => [id, identifier]));
  const targets = new Map(outcomes.map(({ identifier, id }) => [identifier, id]));
  const entries = await readEntries(tenant, fromId, now);
  const written = [...entries].flatMap(([requirementId, { entry }]) => {
    const target = targets.get(identifiers.get(requirementId) ?? '');
    return target ? [{ requirementId: target, number: 1, entry }] : [];
  });
  await writeEntries(writing, to.id, written);
  return written.length;
}

/**
 * Adds a profile of a CSF in use, empty or with what another says, and returns its id. Throws Invalid where its name is
 * taken or the framework is no CSF 2.0, NotFound.
 */
export const addProfile = command('profile:add', addProfileInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const { name, scope, frameworkId, fromProfileId } = input;
  const framework = await tenant.framework.findFirst({
    where: { id: frameworkId, archivedAt: null, key: 'nist-csf', version: { startsWith: '2' } },
    select: { id: true },
  });
  if (!framework)
    throw new Invalid([{ path: 'frameworkId', message: 'Please choose a CSF 2.0 that is in use.' }]);
  await refuseTaken(tenant, name, null);
  const id = newId();
  await tenant.profile.create({
    data: { organizationId, id, name, scope, frameworkId, createdAt: now, createdBy: by, changedAt: now },
    select: { id: true },
  });
  const copied = fromProfileId ? await copyEntries(context, { id, frameworkId }, fromProfileId) : 0;
  const data = { frameworkId, fromProfileId, copied };
  return { result: id, events: [{ subject: `profile:${id}`, data }] };
});

/** Changes a profile's name and scope. Throws NotFound, Invalid, Conflict when it is not as it was seen. */
export const changeProfile = command('profile:change', changeProfileInput, async (context, input) => {
  const { tenant, now } = context;
  const { profileId, revision, name, scope } = input;
  await lockProfile(tenant, profileId);
  await refuseTaken(tenant, name, profileId);
  const { count } = await tenant.profile.updateMany({
    where: { id: profileId, revision },
    data: { name, scope, revision: revision + 1, changedAt: now },
  });
  if (count === 0) throw new Stale('this profile');
  return {
    result: undefined,
    events: [{ subject: `profile:${profileId}`, data: { revision: revision + 1 } }],
  };
});

/** Takes a profile out of use, with all it says. Throws NotFound, Conflict when it is already. */
export const archiveProfile = command(
  'profile:archive',
  profileInput,
  async ({ tenant, now }, { profileId }) => {
    await lockProfile(tenant, profileId);
    await tenant.profile.updateMany({
      where: { id: profileId, archivedAt: null },
      data: { archivedAt: now },
    });
    return { result: undefined, events: [{ subject: `profile:${profileId}`, data: { archived: true } }] };
  },
);

/** Brings an archived profile back. Throws NotFound, Conflict when it is not archived. */
export const restoreProfile = command('profile:archive', profileInput, async ({ tenant }, { profileId }) => {
  if ((await tenant.profile.count({ where: { id: profileId } })) === 0)
    throw new NotFound('There is no such profile.');
  const where = { id: profileId, archivedAt: { not: null } };
  const { count } = await tenant.profile.updateMany({ where, data: { archivedAt: null } });
  if (count === 0) throw new Conflict('This profile is in use.');
  return { result: undefined, events: [{ subject: `profile:${profileId}`, data: { archived: false } }] };
});
