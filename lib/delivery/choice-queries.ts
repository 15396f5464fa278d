import { query } from '#lib/operation.ts';
import { narrowedInput } from './schema.ts';

const MOST_CHOICES = 500;

/**
 * Documents that a list of deliveries can be narrowed to, by title (those that anybody has a copy of, at most 500, and the
 * one chosen), and the person and the revision that it is narrowed to, in words; null for what there is not.
 */
export const getDeliveryChoices = query('delivery:list', narrowedInput, async ({ tenant }, narrowed) => {
  const select = { id: true, title: true } as const;
  const documents = await tenant.document.findMany({
    where: { copies: { some: {} } },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    take: MOST_CHOICES,
    select,
  });
  const chosen =
    narrowed.document && !documents.some(({ id }) => id === narrowed.document)
      ? await tenant.document.findFirst({ where: { id: narrowed.document }, select })
      : null;
  const visitor = narrowed.visitor
    ? await tenant.visitor.findFirst({
        where: { id: narrowed.visitor },
        select: { name: true, email: true },
      })
    : null;
  const revision = narrowed.revision
    ? await tenant.documentRevision.findFirst({
        where: { id: narrowed.revision },
        select: { number: true, document: { select: { title: true } } },
      })
    : null;
  return { documents: chosen ? [...documents, chosen] : documents, visitor, revision };
});
