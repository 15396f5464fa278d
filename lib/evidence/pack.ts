import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Actor } from '#lib/auth/actor.ts';
import { bodyOf } from '#lib/body.ts';
import { attachment, safeFileName } from '#lib/content-disposition.ts';
import { type CsvColumn, csvLines } from '#lib/csv.ts';
import { takePlace } from '#lib/delivery/places.ts';
import { openFile } from '#lib/file/stored-file.ts';
import { extensionOf } from './download.ts';
import { openScope, type PackScope } from './pack-queries.ts';
import type { Pack, PackBatch, PackRow } from './pack-rows.ts';

/** Every revision of the pack with its number in it, batch after batch. */
async function* rowsOf({ read }: Pack): AsyncGenerator<readonly [number, PackRow][]> {
  let place = 0;
  let after: string | null = null;
  do {
    const batch: PackBatch = await read(after);
    const before = place;
    yield batch.rows.map((row, index): [number, PackRow] => [before + index + 1, row]);
    place += batch.rows.length;
    after = batch.next;
  } while (after !== null);
}

/** Where a revision stands in the pack: its number makes the name unique, whatever people typed. */
function pathOf(place: number, row: PackRow): string {
  const extension = row.fileName === null ? '.json' : extensionOf(row.fileName).toLowerCase();
  const number = String(place).padStart(6, '0');
  return `evidence/${safeFileName(`${number} ${row.title} r${row.number}`, extension)}`;
}

function manifestRow(place: number, row: PackRow) {
  const { fileId: _, ...facts } = row;
  return { path: pathOf(place, row), ...facts };
}

const columns: readonly CsvColumn<readonly [number, PackRow]>[] = [
  { heading: 'Path', value: ([place, row]) => pathOf(place, row) },
  { heading: 'Evidence', value: ([, row]) => row.title },
  { heading: 'Kind', value: ([, row]) => row.kind },
  { heading: 'Revision', value: ([, row]) => row.number },
  { heading: 'Controls', value: ([, row]) => row.controls.join(' ') },
  { heading: 'Collected on', value: ([, row]) => row.collectedOn },
  { heading: 'Period from', value: ([, row]) => row.periodStartOn },
  { heading: 'Period to', value: ([, row]) => row.periodEndOn },
  { heading: 'Valid until', value: ([, row]) => row.validUntilOn },
  { heading: 'Received (UTC)', value: ([, row]) => row.receivedAt },
  { heading: 'Review', value: ([, row]) => row.verdict },
  { heading: 'Reason', value: ([, row]) => row.verdictReason },
  { heading: 'Self-reviewed', value: ([, row]) => row.selfReviewed },
  { heading: 'SHA-256 of the file', value: ([, row]) => row.fileSha256 },
  { heading: 'SHA-256 of the revision', value: ([, row]) => row.sha256 },
  { heading: 'SHA-256 before it', value: ([, row]) => row.previousSha256 },
];

/** The manifest as JSON, one revision a line, made while it is read. */
async function* manifestJson(pack: Pack): AsyncGenerator<Uint8Array> {
  const { asOf, organization, framework, from, to } = pack;
  const head = { type: 'candor.evidence-pack/1', organization, asOf, framework, from, to };
  yield Buffer.from(`${JSON.stringify(head).slice(0, -1)},"revisions":[\n`);
  for await (const rows of rowsOf(pack)) {
    const lines = rows.map(
      ([place, row]) => `${place > 1 ? ',\n' : ''}${JSON.stringify(manifestRow(place, row))}`,
    );
    yield Buffer.from(lines.join(''));
  }
  yield Buffer.from('\n]}\n');
}

async function contentOf(pack: Pack, place: number, row: PackRow): Promise<Readable> {
  if (row.fileId) return openFile(await pack.file(row.fileId, row.revisionId));
  return Readable.from([Buffer.from(`${JSON.stringify(manifestRow(place, row), null, 2)}\n`)]);
}

async function fill(zip: ZipFile, stream: PassThrough, pack: Pack): Promise<void> {
  const left = once(stream, 'close').then(() => Promise.reject(new Error('the reader went away')));
  left.catch(() => undefined);
  // One entry after the other: the next is opened when the last has left, so that nothing is held.
  const add = async (name: string, source: Readable, mtime: Date): Promise<void> => {
    // Rejects when the source fails, too.
    const ended = once(source, 'end');
    zip.addReadStream(source, name, { mtime, compress: false });
    try {
      await Promise.race([ended, left]);
    } catch (error) {
      ended.catch(() => undefined);
      source.destroy();
      throw error;
    }
  };
  await add('manifest.json', Readable.from(manifestJson(pack)), pack.asOf);
  await add('manifest.csv', Readable.from(csvLines(columns, rowsOf(pack))), pack.asOf);
  for await (const rows of rowsOf(pack)) {
    for (const [place, row] of rows)
      await add(pathOf(place, row), await contentOf(pack, place, row), row.receivedAt);
  }
  zip.end();
}

/**
 * The auditor's pack as a ZIP: the manifest with the hashes of every revision and file, as JSON and CSV, and the evidence
 * itself. Made while it is read, in constant memory; one event of the log. A failure breaks it off.
 * @throws Forbidden, Invalid
 */
export async function openPack(actor: Actor, scope: PackScope): Promise<Readable> {
  return streamPack(await openScope(actor, scope));
}

function streamPack(pack: Pack): Readable {
  const zip = new ZipFile();
  const stream = new PassThrough();
  zip.outputStream.pipe(stream);
  zip.on('error', (error: Error) => stream.destroy(error));
  fill(zip, stream, pack).catch((error: Error) => stream.destroy(error));
  return stream;
}

/** The pack as an answer. @throws Forbidden, Invalid, TooMany, Unavailable */
export function answerPack(actor: Actor, scope: PackScope): Promise<Response> {
  return streamedPack(actor, () => openScope(actor, scope));
}

/** The pack that `open` opens as an answer. @throws TooMany, Unavailable, whatever `open` throws */
export async function streamedPack(actor: Actor, open: () => Promise<Pack>): Promise<Response> {
  const leave = takePlace(actor.kind === 'member' ? `member ${actor.memberId}` : actor.kind);
  try {
    const stream = streamPack(await open());
    stream.once('close', leave);
    return new Response(bodyOf(stream), {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': attachment('Evidence', '.zip'),
        'accept-ranges': 'none',
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'",
        vary: 'cookie',
      },
    });
  } catch (error) {
    leave();
    throw error;
  }
}
