import type { Actor } from '#lib/auth/actor.ts';
import { bodyOf } from '#lib/body.ts';
import { attachment } from '#lib/content-disposition.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { takePlace } from '#lib/delivery/places.ts';
import { NotFound } from '#lib/errors.ts';
import { openFile, type SealedFile, sealedFile } from '#lib/file/stored-file.ts';
import { type Context, command, query } from '#lib/operation.ts';
import { evidenceRevisionInput } from './schema.ts';

type Wanted = { itemId: string; revisionId: string };

async function fileOf({ tenant }: Pick<Context<Tenant>, 'tenant'>, wanted: Wanted): Promise<SealedFile> {
  const revision = await tenant.evidenceRevision.findFirst({
    where: { id: wanted.revisionId, itemId: wanted.itemId, fileId: { not: null } },
    select: { fileId: true },
  });
  if (!revision?.fileId) throw new NotFound('There is no such file.');
  return sealedFile(tenant, revision.fileId);
}

const findFile = query('evidence:download', evidenceRevisionInput, fileOf);

const beginDownload = command('evidence:download', evidenceRevisionInput, async (context, input) => {
  const file = await fileOf(context, input);
  const data = { revisionId: input.revisionId, sha256: file.sha256 };
  return { result: file, events: [{ subject: `evidence:${input.itemId}`, data }] };
});

/** The ending of a file name with its dot, as far as it is a plain one; empty otherwise. */
export function extensionOf(name: string): string {
  return /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
}

// Whatever it is, it is saved and never shown as a page of ours: no type that a browser would act on, no rights.
function headersOf(file: SealedFile): Headers {
  return new Headers({
    'content-type': 'application/octet-stream',
    'content-disposition': attachment(file.name, extensionOf(file.name)),
    'content-length': String(file.sizeBytes),
    'x-body-length': String(file.sizeBytes),
    'accept-ranges': 'none',
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
    vary: 'cookie',
  });
}

/**
 * Answers a GET or HEAD for the file of a revision: an attachment for readers of evidence, each started download an event
 * of the log. @throws NotFound, Forbidden, TooMany, Unavailable
 */
export function answerEvidenceFile(actor: Actor, { head, ...wanted }: Wanted & { head: boolean }) {
  return head
    ? answerHead(() => findFile(actor, wanted))
    : answerFile(actor, () => beginDownload(actor, wanted));
}

/** The head of an answer that would save the file. @throws whatever `find` throws */
export async function answerHead(find: () => Promise<SealedFile>): Promise<Response> {
  return new Response(null, { headers: headersOf(await find()) });
}

/** An answer that saves the file which `begin` gives, streamed. @throws TooMany, Unavailable, whatever `begin` throws */
export async function answerFile(actor: Actor, begin: () => Promise<SealedFile>): Promise<Response> {
  const leave = takePlace(actor.kind === 'member' ? `member ${actor.memberId}` : actor.kind);
  try {
    const file = await begin();
    const source = await openFile(file);
    source.once('close', leave);
    return new Response(bodyOf(source), { headers: headersOf(file) });
  } catch (error) {
    leave();
    throw error;
  }
}
