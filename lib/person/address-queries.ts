import { z } from 'zod';
import { Invalid } from '#lib/errors.ts';
import { query } from '#lib/operation.ts';
import { email } from '#lib/text.ts';

const addressed = z.strictObject({ email });

/** The id of the person with this work address. Throws Invalid where there is none. */
export const getPersonIdByEmail = query('person:read', addressed, async ({ tenant }, input) => {
  const found = await tenant.person.findFirst({ where: { email: input.email }, select: { id: true } });
  if (found) return found.id;
  const message = 'Nobody in the directory has this address.';
  throw new Invalid([{ path: 'email', message }]);
});
