import type { Actor } from '#lib/auth/actor.ts';
import { answerFile, answerHead } from '#lib/evidence/download.ts';
import { command, query } from '#lib/operation.ts';
import { scopedRevisionInput } from './schema.ts';
import { scopedFile } from './scoped-file.ts';

type Wanted = { engagementId: string; revisionId: string };

const findFile = query('engagement:download', scopedRevisionInput, scopedFile);

const beginDownload = command('engagement:download', scopedRevisionInput, async (context, input) => {
  const file = await scopedFile(context, input);
  const data = { revisionId: input.revisionId, sha256: file.sha256 };
  return { result: file, events: [{ subject: `engagement:${input.engagementId}`, data }] };
});

/**
 * Answers a GET or HEAD for the file of a revision within an engagement; each started download is an event of the log.
 * @throws NotFound, Forbidden, TooMany, Unavailable
 */
export function answerScopedFile(actor: Actor, { head, ...wanted }: Wanted & { head: boolean }) {
  return head
    ? answerHead(() => findFile(actor, wanted))
    : answerFile(actor, () => beginDownload(actor, wanted));
}
