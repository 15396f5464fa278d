import { z } from 'zod';
import { formatPlural } from '#lib/format.ts';
import { id } from '#lib/text.ts';

/** Who gets the work of somebody who goes; nobody where it stays without an owner. */
export const successor = z
  .preprocess((value) => value || null, z.uuid('Please choose a member from the list.').nullable())
  .default(null);

export const handOverInput = z.strictObject({
  fromMemberId: id,
  toMemberId: z.uuid('Please choose a member from the list.'),
});

/** Open work of one member, by kind: tasks, and items of the lists of those who join and leave. */
export type OpenWork = { tasks: number; items: number };

/** A member, or who was one (`gone`), with their open work. */
export type WorkOfMember = OpenWork & { memberId: string; name: string; gone: boolean };

/** "3 tasks and 1 item of a checklist"; empty where there is none. */
export function workInWords({ tasks, items }: OpenWork): string {
  const parts = [
    ...(tasks > 0 ? [formatPlural(tasks, 'task')] : []),
    ...(items > 0 ? [formatPlural(items, 'checklist item')] : []),
  ];
  return parts.join(' and ');
}

/** What becomes of the work of somebody who goes, where nobody takes it over. */
export const sentenceOf = (work: OpenWork) =>
  `Unless you choose somebody, ${workInWords(work)} will have no owner.`;
