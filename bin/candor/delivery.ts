import type { Command } from 'commander';
import { type Completeness, completenesses } from '#lib/delivery/labels.ts';
import { listDeliveries } from '#lib/delivery/queries.ts';
import type { DeliveryRow } from '#lib/delivery/schema.ts';
import { operatorIn } from './actor.ts';
import { addListVerb, type ListOptions, oneOf, pageOf } from './verb.ts';

type Options = ListOptions & { completeness?: Completeness; document?: string; visitor?: string };

/** `candor delivery list`: every download of a copy, newest first. */
export function addDeliveryVerbs(noun: Command): void {
  addListVerb<Options, DeliveryRow>(
    noun,
    'list downloads, newest first',
    async (options) => {
      const { completeness, document, visitor } = options;
      const filters = { completeness, document, visitor };
      return listDeliveries(await operatorIn(options.organization), { ...pageOf(options), filters });
    },
    ({ startedAt, completeness, visitorEmail, documentTitle, code, bytesSent }) => ({
      startedAt,
      completeness,
      visitor: visitorEmail,
      document: documentTitle,
      code,
      bytesSent,
    }),
  )
    .option('--completeness <state>', completenesses.join(', '), oneOf(completenesses))
    .option('--document <id>', 'only of this document')
    .option('--visitor <id>', 'only by this visitor');
}
