import type { EventDraft } from '#lib/audit-event/append.ts';
import type { Actor } from '#lib/auth/actor.ts';
import { attachment } from '#lib/content-disposition.ts';
import { copyFileName, mayGoOn, openCopy } from '#lib/copy/deliver.ts';
import { type CopySource, requireDeliverable, visitorOf } from '#lib/copy/steps.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { noteProgress, recordEnding } from '#lib/delivery/commands.ts';
import { type Ending, meteredBody } from '#lib/delivery/metered.ts';
import { takePlace } from '#lib/delivery/places.ts';
import { startDelivery } from '#lib/delivery/steps.ts';
import { NotFound } from '#lib/errors.ts';
import { type Context, command, query } from '#lib/operation.ts';
import { bundleInput } from './schema.ts';
import { type Entry, entryEnds, entryNames, zipStream } from './zip.ts';

type Handle = Pick<Context<Tenant>, 'tenant' | 'actor' | 'now'>;

async function sourcesOf({ tenant, actor, now }: Handle, bundleId: string): Promise<CopySource[]> {
  const { visitorId } = visitorOf(actor);
  const bundle = await tenant.bundle.findFirst({
    where: { id: bundleId, visitorId },
    select: { items: { select: { copyId: true }, orderBy: { copyId: 'asc' } } },
  });
  if (!bundle || bundle.items.length === 0) throw new NotFound('There is no such download.');
  const sources: CopySource[] = [];
  for (const { copyId } of bundle.items)
    sources.push(await requireDeliverable(tenant, visitorId, copyId, now));
  return sources;
}

const checkBundle = query('copy:check', bundleInput, async (context, { bundleId }) => {
  const sources = await sourcesOf(context, bundleId);
  return { count: sources.length };
});

const startBundle = command('bundle:deliver', bundleInput, async (context, { bundleId }) => {
  const sources = await sourcesOf(context, bundleId);
  const items: { source: CopySource; deliveryId: string }[] = [];
  const events: EventDraft[] = [];
  for (const source of sources) {
    const { copyId, sizeBytes } = source;
    const { deliveryId, event } = await startDelivery(context, {
      copyId,
      bundleId,
      start: 0,
      end: sizeBytes,
    });
    items.push({ source, deliveryId });
    events.push({ ...event, action: 'copy:deliver' });
  }
  return { result: items, events: [{ subject: `bundle:${bundleId}` }, ...events] };
});

function entriesOf(items: readonly { source: CopySource }[]): Entry[] {
  const names = entryNames(items.map(({ source }) => copyFileName(source)));
  return items.map(({ source }, index) => ({
    name: names[index] ?? `${source.code}.pdf`,
    sizeBytes: source.sizeBytes,
    modifiedAt: source.createdAt,
    open: async () => {
      const { file, bytes } = await openCopy(source);
      bytes.once('close', () => file.destroy());
      return bytes;
    },
  }));
}

/** How each entry of a ZIP ended, of which so many bytes left. */
export function endingsOf(ends: readonly number[], sizes: readonly number[], ending: Ending): Ending[] {
  return ends.map((end, index) => {
    const size = sizes[index] ?? 0;
    const missing = ending.completed ? 0 : Math.max(0, end - ending.bytesSent);
    return {
      bytesSent: Math.max(0, size - missing),
      completed: missing === 0,
      why: missing === 0 ? null : ending.why,
    };
  });
}

function headersOf(length: number): Record<string, string> {
  return {
    'content-type': 'application/zip',
    'content-disposition': attachment('Documents', '.zip'),
    'content-length': String(length),
    'x-body-length': String(length),
    'accept-ranges': 'none',
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    vary: 'cookie',
  };
}

/**
 * Answers a visitor's GET for a bundle: one ZIP, streamed, each entry a marked copy and a delivery of its own.
 * @throws NotFound, Forbidden, TooMany (429), Unavailable (503)
 */
export async function answerBundle(
  actor: Actor,
  input: { bundleId: string; head: boolean },
): Promise<Response> {
  const { bundleId } = input;
  if (input.head) {
    await checkBundle(actor, { bundleId });
    return new Response(null, {
      headers: { 'content-type': 'application/zip', 'cache-control': 'private, no-store' },
    });
  }
  const leave = takePlace(actor.kind === 'visitor' ? actor.visitorId : '');
  let items: Awaited<ReturnType<typeof startBundle>> = [];
  const record = async (endings: readonly Ending[]): Promise<void> => {
    for (const [index, { deliveryId }] of items.entries()) {
      const ending = endings[index];
      if (ending) await recordEnding(actor, deliveryId, ending);
    }
  };
  try {
    items = await startBundle(actor, { bundleId });
    const entries = entriesOf(items);
    const ends = entryEnds(entries);
    const sizes = entries.map((entry) => entry.sizeBytes);
    const copyIds = items.map(({ source }) => source.copyId);
    const { stream, sizeBytes } = zipStream(entries);
    const body = meteredBody({
      source: stream,
      length: sizeBytes,
      mayGoOn: async (bytesSent) => {
        // Also of those that stand still: what is not noted counts as lost.
        const sofar = endingsOf(ends, sizes, { bytesSent, completed: false, why: null });
        await noteProgress(
          actor,
          items.map(({ deliveryId }, index) => ({ id: deliveryId, bytesSent: sofar[index]?.bytesSent ?? 0 })),
        );
        return mayGoOn(actor, copyIds);
      },
      ended: async (ending) => {
        stream.destroy();
        leave();
        await record(endingsOf(ends, sizes, ending));
      },
    });
    return new Response(body, { headers: headersOf(sizeBytes) });
  } catch (error) {
    leave();
    await record(items.map(() => ({ bytesSent: 0, completed: false, why: 'damaged' })));
    throw error;
  }
}
