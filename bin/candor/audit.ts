import type { Command } from 'commander';
import { listAuditEvents } from '#lib/audit-event/queries.ts';
import { operatorIn } from './actor.ts';
import { addListVerb, type ListOptions, pageOf } from './verb.ts';

type Options = ListOptions & { action?: string; actor?: string; subject?: string };

/** `candor audit list`: the log, newest first, a page at a time. */
export function addAuditVerbs(noun: Command): void {
  addListVerb<Options, Awaited<ReturnType<typeof listAuditEvents>>['rows'][number]>(
    noun,
    'list audit events, newest first',
    async (options) => {
      const { action, actor, subject } = options;
      const filters = { action, actor, subject };
      return listAuditEvents(await operatorIn(options.organization), { ...pageOf(options), filters });
    },
    ({ at, action, actor, subject }) => ({ at, action, actor, subject }),
  )
    .option('--action <action>', 'only this action, e.g. grant:revoke')
    .option('--actor <actor>', 'only this actor, e.g. member:<id>')
    .option('--subject <subject>', 'only this subject, e.g. grant:<id>');
}
