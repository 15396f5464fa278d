import { z } from 'zod';
import { calendarDay, optionalDay } from '#lib/day.ts';
import { successor } from '#lib/hand-over/schema.ts';
import { locales } from '#lib/messages/locale.ts';
import { email, id, line, optionalLine } from '#lib/text.ts';

// What a spreadsheet would take for a formula is nobody's name; a table of people goes from program to program.
const formula = /^[=+@\t\r]|^-\S/;
const harmless = (label: string) =>
  [
    (text: string) => !formula.test(text),
    `${label} begins like a formula. Please write it without = + - @.`,
  ] as const;

const fact = (label: string) => optionalLine(label, 120).refine(...harmless(label));

const noAddress = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '') ? null : value;

const optionalEmail = z.preprocess(noAddress, email.nullable());

/** What somebody says about a person, whole; when they left is said apart. The manager is named by address. */
export const personFields = {
  email,
  name: line('Name', 200).refine(...harmless('Name')),
  team: fact('Team').default(''),
  role: fact('Role').default(''),
  location: fact('Location').default(''),
  managerEmail: optionalEmail.default(null),
  startedOn: optionalDay('Started on').default(null),
  privateEmail: optionalEmail.default(null),
  locale: z
    .preprocess(
      noAddress,
      z
        .string()
        .regex(/^[a-z]{2,3}$/, 'Please choose a language.')
        .nullable(),
    )
    .default(null),
  externalId: z
    .preprocess(
      noAddress,
      line('Employee number', 80)
        .refine(...harmless('Employee number'))
        .nullable(),
    )
    .default(null),
};

/** A person by id. */
export const personInput = z.strictObject({ personId: id });

export const addPersonInput = z.strictObject(personFields);

/** `revision` is the one that was seen: a newer one is a conflict. */
export const changePersonInput = z.strictObject({
  personId: id,
  revision: z.coerce.number().int().min(1),
  ...personFields,
});

/**
 * On which day they leave: that day they are no longer there. It may be past or still to come. `handOverTo` gets their open
 * tasks and items at once.
 */
export const leaveInput = z.strictObject({
  personId: id,
  leftOn: calendarDay('Please give a day like 2026-11-22.'),
  handOverTo: successor,
});

/** The language that an employee chose for themselves. */
export const languageInput = z.strictObject({
  language: z.enum(locales, 'Please choose one of what is offered.'),
});

/** Where a record comes from: what a directory connection feeds is not overwritten by files. */
export const sourceLabels: Readonly<Record<string, string>> = {
  csv: 'A file',
  hand: 'By hand',
  scim: 'The directory connection',
};
