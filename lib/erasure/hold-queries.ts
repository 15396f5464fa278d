import { query } from '#lib/operation.ts';
import { findHold } from './hold-steps.ts';
import { personOfHoldInput } from './schema.ts';

/** The hold that is on a person, or null. */
export const findHoldOfPerson = query('person:hold', personOfHoldInput, ({ tenant }, { personId }) =>
  findHold(tenant, personId),
);
