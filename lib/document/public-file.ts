import type { Actor } from '#lib/auth/actor.ts';
import type { Conditions } from '#lib/delivery/conditions.ts';
import { planAnswer } from '#lib/delivery/head.ts';
import { meteredBody } from '#lib/delivery/metered.ts';
import { takePlace } from '#lib/delivery/places.ts';
import { NotFound } from '#lib/errors.ts';
import { openFile, sealedFile } from '#lib/file/stored-file.ts';
import { command, query } from '#lib/operation.ts';
import { documentInput } from './schema.ts';

const hour = 3_600_000;

/** The prepared file of a public document, and whether its download was written down within the hour. */
const findPublicFile = query(
  'document:download-public',
  documentInput,
  async ({ tenant, now }, { documentId }) => {
    const document = await tenant.document.findFirst({
      where: {
        id: documentId,
        tier: 'public',
        archivedAt: null,
        currentRevision: { state: 'ready', publishedAt: { not: null }, withdrawnAt: null },
      },
      select: { title: true, currentRevision: { select: { id: true, preparedFileId: true } } },
    });
    const revision = document?.currentRevision;
    if (!document || !revision?.preparedFileId) throw new NotFound();
    const noted = await tenant.auditEvent.findFirst({
      where: {
        action: 'document:download-public',
        subject: `document:${documentId}`,
        at: { gt: new Date(now.getTime() - hour) },
      },
      select: { id: true },
    });
    const file = await sealedFile(tenant, revision.preparedFileId);
    return { title: document.title, revisionId: revision.id, file, noted: noted !== null };
  },
);

/** One event an hour for each document: whoever reads a public document is nobody's business, that it is read is. */
const notePublicDownload = command('document:download-public', documentInput, async (_, { documentId }) => ({
  result: null,
  events: [{ subject: `document:${documentId}` }],
}));

/**
 * Answers a GET or HEAD for the file of a public document: to anybody, unmarked, and inert like every prepared file.
 * @throws NotFound (also when it is not public), TooMany, Unavailable
 */
export async function answerPublicFile(
  actor: Actor,
  input: { documentId: string; conditions: Conditions; head: boolean },
): Promise<Response> {
  const { documentId } = input;
  const { title, revisionId, file, noted } = await findPublicFile(actor, { documentId });
  // Taken back at once when the tier changes, so nobody keeps it for others.
  const offered = {
    name: title,
    etag: `"${revisionId}"`,
    sizeBytes: file.sizeBytes,
    cache: 'no-cache',
  } as const;
  const planned = planAnswer(offered, input.conditions, input.head);
  if (planned.response) return planned.response;
  const { start, end, status, headers } = planned;
  const leave = takePlace(`address ${actor.origin.address}`);
  try {
    if (!noted) await notePublicDownload(actor, { documentId });
    const source = await openFile(file, { start, end });
    const body = meteredBody({
      source,
      length: end - start,
      mayGoOn: async () => (await findPublicFile(actor, { documentId })).revisionId === revisionId,
      ended: async () => {
        source.destroy();
        leave();
      },
    });
    return new Response(body, { status, headers });
  } catch (error) {
    leave();
    throw error;
  }
}
