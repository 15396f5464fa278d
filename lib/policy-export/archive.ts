import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { Forbidden } from '#lib/errors.ts';
import { exportedFiles } from './files.ts';

type Options = { drafts: boolean };

async function fill(zip: ZipFile, stream: PassThrough, actor: Actor, options: Options): Promise<void> {
  const left = once(stream, 'close').then(() => Promise.reject(new Error('the reader went away')));
  left.catch(() => undefined);
  // One entry after the other: the next is opened when the last has been read.
  for await (const { path, open } of exportedFiles(actor, options)) {
    const source = await open();
    const ended = once(source, 'end');
    zip.addReadStream(source, path, { mtime: new Date(), compress: true });
    try {
      await Promise.race([ended, left]);
    } catch (error) {
      ended.catch(() => undefined);
      source.destroy();
      throw error;
    }
  }
  zip.end();
}

/**
 * All policies as a ZIP of Markdown with their pictures and PDFs, which can be imported again; made while it is read. A
 * failure breaks it off. @throws Forbidden
 */
export function openPolicyArchive(actor: Actor, options: Options): Readable {
  if (!may(actor, 'policy:export')) throw new Forbidden();
  const zip = new ZipFile();
  const stream = new PassThrough();
  zip.outputStream.pipe(stream);
  zip.on('error', (error: Error) => stream.destroy(error));
  fill(zip, stream, actor, options).catch((error: Error) => stream.destroy(error));
  return stream;
}
