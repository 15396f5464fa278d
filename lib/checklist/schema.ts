import { z } from 'zod';
import { calendarDay } from '#lib/day.ts';
import { listFields } from '#lib/list.ts';
import { id, line, paragraph } from '#lib/text.ts';

/** When a list is made. */
export const checklistKinds = ['joiner', 'leaver'] as const;
export type ChecklistKind = (typeof checklistKinds)[number];

/** A kind as people say it. */
export const checklistKindLabels: Readonly<Record<ChecklistKind, string>> = {
  joiner: 'Joining',
  leaver: 'Leaving',
};

/** Roles that an item can be given to: of members who have work of their own. */
export const ownerRoles = ['owner', 'admin', 'security', 'approver', 'people'] as const;
export type OwnerRole = (typeof ownerRoles)[number];

const mostItems = 60;

const owned = {
  title: line('Item', 300),
  dueDays: z.coerce
    .number('Please give whole days.')
    .int('Please give whole days.')
    .min(-365, 'At most 365 days before.')
    .max(365, 'At most 365 days after.'),
};

const unchosen = 'Please choose who does it.';
const byMember = { ownerKind: z.literal('member'), ownerId: z.uuid(unchosen) };
const byRole = { ownerKind: z.literal('role'), ownerRole: z.enum(ownerRoles, unchosen) };
const byManager = { ownerKind: z.literal('manager') };

/** An item: done by a member, by whoever holds a role, or by the person's manager. */
const item = z.discriminatedUnion('ownerKind', [
  z.strictObject({ ...byMember, ...owned }),
  z.strictObject({ ...byRole, ...owned }),
  z.strictObject({ ...byManager, ...owned }),
]);
export type TemplateItem = z.output<typeof item>;

/** Who is to do an item, from the one word of a form: `manager`, `role:people`, `member:<id>`. */
export function ownerIn(word: string) {
  const [ownerKind, who] = word.split(':');
  if (ownerKind === 'manager') return { ownerKind };
  return ownerKind === 'role' ? { ownerKind, ownerRole: who } : { ownerKind, ownerId: who };
}

/** Who has an item, in that word. */
export const holderOf = ({ ownerId, ownerRole }: { ownerId: string | null; ownerRole: string | null }) =>
  ownerId ? `member:${ownerId}` : `role:${ownerRole ?? 'people'}`;

const owner = z
  .string(unchosen)
  .max(100, unchosen)
  .transform(ownerIn)
  .pipe(
    z.discriminatedUnion(
      'ownerKind',
      [z.strictObject(byMember), z.strictObject(byRole), z.strictObject(byManager)],
      unchosen,
    ),
  );
export type ItemOwner = z.output<typeof owner>;

const ticked = z.union([z.boolean(), z.enum(['on', '']).transform((text) => text === 'on')]).default(false);

const described = {
  name: line('Name', 120),
  kind: z.enum(checklistKinds, 'Please choose when the list is made.'),
  automatic: ticked,
  items: z.array(item).min(1, 'Please add at least one item.').max(mostItems, `At most ${mostItems} items.`),
};

export const templateInput = z.strictObject({ templateId: id });
export const addTemplateInput = z.strictObject(described);

/** `revision` is the one that was seen: a newer one is a conflict. */
export const changeTemplateInput = z.strictObject({
  templateId: id,
  revision: z.coerce.number().int().min(1),
  ...described,
});

/** A list for somebody; without a day the one they join or leave on. */
export const makeChecklistInput = z.strictObject({
  templateId: id,
  personId: id,
  day: z
    .preprocess((value) => value || null, calendarDay('Please give a day like 2026-11-22.').nullable())
    .default(null),
});

export const checklistInput = z.strictObject({ checklistId: id });
export const itemInput = z.strictObject({ itemId: id });

/** Who gets an item; `seen` is who had it when the asker looked, in the same word. */
export const assignItemInput = z.strictObject({ itemId: id, seen: z.string().max(100), to: owner });

/** How an item may end; what is not needed says why. */
export const endItemInput = z
  .strictObject({
    itemId: id,
    outcome: z.enum(['done', 'not-needed']),
    note: paragraph('Note', 1000).default(''),
  })
  .refine(({ outcome, note }) => outcome === 'done' || note !== '', {
    path: ['note'],
    message: 'Please say why it is not needed.',
  });

/** How far a list is; `unowned`: an open item of it is of somebody who is no member any more. */
export const checklistStates = ['open', 'finished', 'unowned'] as const;

export const listChecklistsInput = z.strictObject({
  ...listFields(['createdAt']),
  filters: z
    .strictObject({ kind: z.enum(checklistKinds).optional(), state: z.enum(checklistStates).optional() })
    .default({}),
});

/** A list of one person as lists show it. Days are `2026-11-22`. */
export type ChecklistRow = {
  id: string;
  name: string;
  kind: ChecklistKind;
  personId: string;
  personName: string;
  day: string;
  items: number;
  ended: number;
  overdue: number;
  createdAt: Date;
};

/** An item that somebody is to do. */
export type OwnItem = {
  id: string;
  checklistId: string;
  title: string;
  dueOn: string;
  personName: string;
  checklistName: string;
};
