import type { Command } from 'commander';
import { listAuditEvents } from '#lib/audit-event/queries.ts';
import { addTenantVerb, operatorIn, verb } from './run.ts';

type Options = { organization: string; json?: boolean; action?: string; subject?: string; after?: string };

/** `candor audit list`: the log, newest first, a page at a time. */
export function registerAudit(program: Command): void {
  const noun = program.command('audit').description('the audit log');
  addTenantVerb(noun, 'list', 'list audit events, newest first')
    .option('--action <action>', 'only this action, e.g. grant:revoke')
    .option('--subject <subject>', 'only this subject, e.g. grant:<id>')
    .option('--after <cursor>', 'the page that begins here ("next" of the page before)')
    .action(
      verb<Options>(async ({ organization, action, subject, after, json }) => {
        const actor = await operatorIn(organization);
        const page = await listAuditEvents(actor, { after: after ?? null, filters: { action, subject } });
        return json
          ? page
          : page.rows.map(({ at, action: did, actor: by, subject: what }) => ({ at, did, by, what }));
      }),
    );
}
