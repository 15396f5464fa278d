import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import { noteProgress, recordEnding } from '#lib/delivery/commands.ts';
import type { Conditions } from '#lib/delivery/conditions.ts';
import { planAnswer } from '#lib/delivery/head.ts';
import { meteredBody } from '#lib/delivery/metered.ts';
import { takePlace } from '#lib/delivery/places.ts';
import { startDelivery } from '#lib/delivery/steps.ts';
import { CandorError, Unavailable } from '#lib/errors.ts';
import { openFile } from '#lib/file/stored-file.ts';
import { errorFields, log } from '#lib/log.ts';
import { command, query } from '#lib/operation.ts';
import { spliceSlots } from '#lib/pdf/splice.ts';
import { id } from '#lib/text.ts';
import { copyInput } from './schema.ts';
import { openPieces } from './sealed-pieces.ts';
import { type CopySource, requireDeliverable, requireOpen, sessionStands, visitorOf } from './steps.ts';

/** The name a copy is saved under: what it is, and its code. */
export function copyFileName(copy: { title: string; code: string }): string {
  return `${copy.title} ${copy.code}`;
}

const checkCopy = query('copy:check', copyInput, async ({ tenant, actor, now }, { copyId }) => {
  const visitor = visitorOf(actor);
  const source = await requireDeliverable(tenant, visitor.visitorId, copyId, now);
  return { title: source.title, code: source.code, sizeBytes: source.sizeBytes };
});

const mayGoOnInput = z.strictObject({ copyIds: z.array(id) });

const checkRunning = query('copy:check', mayGoOnInput, async ({ tenant, actor, now }, { copyIds }) => {
  const { visitorId, sessionId } = visitorOf(actor);
  if (!(await sessionStands(tenant, sessionId, now))) return false;
  const copies = await tenant.copy.findMany({
    where: { id: { in: copyIds }, visitorId },
    select: { documentId: true, revision: { select: { withdrawnAt: true } } },
  });
  if (copies.length !== copyIds.length) return false;
  for (const { documentId, revision } of copies) {
    if (revision.withdrawnAt) return false;
    await requireOpen(tenant, visitorId, documentId, now);
  }
  return true;
});

/** Whether a running download of these copies may go on: asked every few seconds. Throws when that is not known. */
export async function mayGoOn(actor: Actor, copyIds: string[]): Promise<boolean> {
  try {
    return await checkRunning(actor, { copyIds });
  } catch (error) {
    // A refusal is an answer; a database that is down is not.
    if (error instanceof CandorError && !(error instanceof Unavailable)) return false;
    throw error;
  }
}

const startDeliveryOfCopy = command(
  'copy:deliver',
  z.strictObject({ copyId: id, start: z.number().int().min(0), end: z.number().int().min(1) }),
  async (context, { copyId, start, end }) => {
    const { tenant, actor, now } = context;
    const source = await requireDeliverable(tenant, visitorOf(actor).visitorId, copyId, now);
    const { deliveryId, event } = await startDelivery(context, { copyId, start, end });
    return { result: { source, deliveryId }, events: [event] };
  },
);

/** A part of a copy on its way: the open stored file, and the marked bytes that come of it. */
export type OpenCopy = { file: Readable; bytes: Readable };

/**
 * Opens a copy, or a range of it, with its marks in place. Whatever is wrong with key, pieces or file is an error before
 * the first byte. Destroy `file` when done. @throws Unavailable
 */
export async function openCopy(source: CopySource, start = 0, end = source.sizeBytes): Promise<OpenCopy> {
  try {
    const { keys, sealedPieces, layout } = source;
    const pieces = openPieces(keys, source, sealedPieces, layout);
    const file = await openFile(source.prepared, { start, end });
    return { file, bytes: spliceSlots(file, pieces, { start, end }) };
  } catch (cause) {
    log.error('a copy cannot be read', { copy: source.copyId, ...errorFields(cause) });
    if (cause instanceof CandorError) throw cause;
    throw new Unavailable('This document cannot be read at the moment. Please tell us, and try again later.');
  }
}

async function* hashed(
  bytes: AsyncIterable<Buffer>,
  update: (chunk: Buffer) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    update(chunk);
    yield chunk;
  }
}

/**
 * Answers a visitor's GET or HEAD for their copy (RFC 9110). A GET that sends bytes is a delivery; HEAD, 304 and 416
 * are none. @throws NotFound, Forbidden, TooMany (429), Unavailable (503)
 */
export async function answerCopy(
  actor: Actor,
  input: { copyId: string; conditions: Conditions; head: boolean },
): Promise<Response> {
  const { copyId } = input;
  const { sizeBytes, ...copy } = await checkCopy(actor, { copyId });
  // The bytes of a copy never change, so its id is as strong a validator as a hash of them.
  const offered = { name: copyFileName(copy), etag: `"${copyId}"`, sizeBytes, cache: 'no-store' } as const;
  const planned = planAnswer(offered, input.conditions, input.head);
  if (planned.response) return planned.response;
  const { start, end, status, headers } = planned;
  return new Response(await deliver(actor, copyId, start, end), { status, headers });
}

async function deliver(
  actor: Actor,
  copyId: string,
  start: number,
  end: number,
): Promise<ReadableStream<Uint8Array>> {
  const leave = takePlace(actor.kind === 'visitor' ? actor.visitorId : '');
  let started: { source: CopySource; deliveryId: string } | undefined;
  try {
    started = await startDeliveryOfCopy(actor, { copyId, start, end });
    const { source, deliveryId } = started;
    const { file, bytes } = await openCopy(source, start, end);
    const whole = source.sha256 === null && end - start === source.sizeBytes;
    const hash = whole ? createHash('sha256') : null;
    return meteredBody({
      source: hash ? hashed(bytes, (chunk) => hash.update(chunk)) : bytes,
      length: end - start,
      mayGoOn: async (bytesSent) => {
        await noteProgress(actor, [{ id: deliveryId, bytesSent }]);
        return mayGoOn(actor, [copyId]);
      },
      ended: async (ending) => {
        bytes.destroy();
        file.destroy();
        leave();
        await recordEnding(
          actor,
          deliveryId,
          ending,
          ending.completed ? (hash?.digest('hex') ?? null) : null,
        );
      },
    });
  } catch (error) {
    leave();
    if (started) {
      await recordEnding(actor, started.deliveryId, { bytesSent: 0, completed: false, why: 'damaged' });
    }
    throw error;
  }
}
