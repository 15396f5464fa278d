import { createReadStream } from 'node:fs';
import { copyFile, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { newCopyCode } from '#lib/crypto/tokens.ts';
import { type PrepareResult, prepareInProcess } from '#lib/document-revision/prepare-process.ts';
import { fillSlots } from '#lib/pdf/fill.ts';
import { MAX_FILE_BYTES } from '#lib/pdf/limits.ts';
import { reason } from '#lib/pdf/reasons.ts';
import { spliceSlots } from '#lib/pdf/splice.ts';
import { DEFAULT_MARK_TEMPLATE } from '#lib/pdf/template.ts';
import { email, line } from '#lib/text.ts';
import { codeOf, Sentence } from '../sentence.ts';
import { sizeOfFile } from './readable-file.ts';
import { addFileVerb, type Common } from './verb.ts';

type Mark = Common & { name: string; email: string; company: string; out: string };

/** Prepares a file in a folder of its own, as an upload would be, and gives `use` the result before it is gone. */
async function prepared<T>(
  path: string,
  use: (result: PrepareResult, target: string, pagesSeen: number) => Promise<T>,
): Promise<T> {
  if ((await sizeOfFile(path)) > MAX_FILE_BYTES)
    return use({ state: 'refused', reasons: [reason('too-large')] }, '', 0);
  // The parser's process may write where the file lies, so the file is copied to where nothing else does.
  const folder = await mkdtemp(join(tmpdir(), 'candor-document-'));
  try {
    const [source, target] = [join(folder, 'source.pdf'), join(folder, 'target.pdf')];
    await copyFile(path, source);
    let pagesSeen = 0;
    const onProgress = ({ pages }: { pages: number }) => {
      pagesSeen = pages;
    };
    return await use(await prepareInProcess({ source, target, onProgress }), target, pagesSeen);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What an upload of the file would come to. What could not be processed could not be marked: refused. */
function inspect(path: string) {
  return prepared(path, async (result, _target, pagesSeen) => {
    const { reasons } = result;
    if (result.state !== 'ready') return { state: 'refused', reasons, pages: pagesSeen };
    return { state: reasons.length > 0 ? 'repaired' : 'ready', reasons, pages: result.layout.pages };
  });
}

function recipientOf(options: Mark): { name: string; email: string; company: string } {
  const fields = { name: line('Name', 120), email, company: line('Company', 120) };
  const read = (field: keyof typeof fields) => {
    const parsed = fields[field].safeParse(options[field]);
    if (!parsed.success) throw new Sentence(parsed.error.issues[0]?.message ?? `--${field} cannot be used.`);
    return parsed.data;
  };
  return { name: read('name'), email: read('email'), company: read('company') };
}

/** Writes the copy that a recipient would get, under its name only once it is complete. */
function mark(options: Mark, path: string) {
  const recipient = recipientOf(options);
  return prepared(path, async (result, target) => {
    if (result.state !== 'ready')
      throw new Sentence(result.reasons.map(({ sentence }) => sentence).join(' '));
    const { layout, reasons } = result;
    const fields = { ...recipient, at: new Date(), code: newCopyCode() };
    const pieces = await fillSlots(layout, fields, DEFAULT_MARK_TEMPLATE);
    const unfinished = `${options.out}.${process.pid}`;
    const file = await open(unfinished, 'wx', 0o600).catch((error: unknown) => {
      throw new Sentence(`${options.out} cannot be written (${codeOf(error) ?? 'unknown reason'}).`);
    });
    try {
      const range = { start: 0, end: layout.sizeBytes };
      await pipeline(spliceSlots(createReadStream(target), pieces, range), file.createWriteStream());
      await rename(unfinished, options.out);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    return { out: options.out, code: fields.code, pages: layout.pages, sizeBytes: layout.sizeBytes, reasons };
  });
}

/** `candor document inspect|mark`, which touch no database. */
export function addFileDocumentVerbs(noun: Command): void {
  addFileVerb<Common>(noun, 'inspect <file>', 'say what an upload of a PDF would come to', (_, path = '') =>
    inspect(path),
  );
  addFileVerb<Mark>(noun, 'mark <file>', 'write the copy that a recipient would get', (options, path = '') =>
    mark(options, path),
  )
    .requiredOption('--name <name>', 'of the recipient')
    .requiredOption('--email <address>', 'of the recipient')
    .requiredOption('--company <company>', 'of the recipient')
    .requiredOption('--out <file>', 'where to write the copy');
}
