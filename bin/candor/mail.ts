import type { Command } from 'commander';
import { type MailState, mailStates } from '#lib/mail/lifecycle.ts';
import { listMails } from '#lib/mail/queries.ts';
import type { MailRow } from '#lib/mail/schema.ts';
import { operatorIn } from './actor.ts';
import { addListVerb, type ListOptions, oneOf, pageOf } from './verb.ts';

type Options = ListOptions & { state?: MailState };

/** `candor mail list`: the outbox, newest first, without what the mails say. */
export function addMailVerbs(noun: Command): void {
  addListVerb<Options, MailRow>(
    noun,
    'list mails, newest first (not what they say)',
    async (options) =>
      listMails(await operatorIn(options.organization), {
        ...pageOf(options),
        filters: { state: options.state },
      }),
    ({ createdAt, state, recipient, subject, attempts, lastError }) => ({
      createdAt,
      state,
      recipient,
      subject,
      attempts,
      lastError,
    }),
  ).option('--state <state>', mailStates.join(', '), oneOf(mailStates));
}
