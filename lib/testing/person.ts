import { newId } from '#lib/id.ts';
import { arrange, type World } from './world.ts';

/** An employee record as a test wants it; days are `2026-11-22`. */
export type GivenPerson = {
  email?: string;
  name?: string;
  team?: string;
  role?: string;
  location?: string;
  managerId?: string;
  startedOn?: string;
  leftOn?: string;
  memberId?: string;
  privateEmail?: string;
};

/** How many persons one statement writes: each takes two dozen parameters at most. */
const batch = 1000;

/**
 * Adds `n` persons at once, `given` saying what is special about each; without it they are spread over four teams and two
 * places. Returns their ids in this order.
 */
export async function arrangePersons(
  world: Pick<World, 'organizationId'>,
  n: number,
  given: (index: number) => GivenPerson = (index) => ({
    team: ['Engineering', 'Sales', 'Support', 'People'][index % 4],
    location: index % 2 === 0 ? 'Berlin' : 'Tokyo',
  }),
): Promise<string[]> {
  const { organizationId } = world;
  const at = new Date();
  const stamps = { createdAt: at, createdBy: 'operator:test', changedAt: at };
  const day = (text: string | undefined) => (text === undefined ? null : new Date(text));
  const rows = Array.from({ length: n }, (_, index) => {
    const id = newId();
    const { startedOn, leftOn, ...facts } = given(index);
    const number = String(index).padStart(5, '0');
    return {
      organizationId,
      id,
      email: `person-${number}@inside.example`,
      name: `Person ${number}`,
      ...stamps,
      ...facts,
      startedOn: day(startedOn),
      leftOn: day(leftOn),
    };
  });
  await arrange(world, async (tenant) => {
    for (let from = 0; from < rows.length; from += batch)
      await tenant.person.createMany({ data: rows.slice(from, from + batch) });
  });
  return rows.map(({ id }) => id);
}
