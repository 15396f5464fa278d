import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { newCopyCode } from '#lib/crypto/tokens.ts';
import { fillSlots } from './fill.ts';
import type { Inspection } from './inspect.ts';
import { inspectInWorker, prepareInWorker } from './run-worker.ts';
import { spliceSlots } from './splice.ts';
import { DEFAULT_MARK_TEMPLATE, type MarkTemplate } from './template.ts';

/** What `candor document inspect` prints: see `Inspection`. */
export function inspectFile(path: string): Promise<Inspection> {
  return inspectInWorker(path);
}

/**
 * Writes to `out` (replaced if it is there) the copy that a recipient would get of a PDF, without any database.
 * @returns  what became of the document; when it is refused, nothing is written
 * @throws ZodError  a field is not of its form
 * @throws Error     `source` cannot be read or `out` not be written
 */
export async function markFile(input: {
  source: string;
  out: string;
  name: string;
  email: string;
  company: string;
  /** A new one by default. */
  code?: string;
  at?: Date;
  template?: MarkTemplate;
}): Promise<Inspection> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-mark-'));
  const prepared = join(folder, 'prepared.pdf');
  try {
    const preparation = await prepareInWorker({ source: input.source, target: prepared });
    if (preparation.state === 'refused') return { ...preparation, pages: 0 };
    const { layout, repairs } = preparation;
    const { name, email, company, code = newCopyCode() } = input;
    const at = input.at ?? new Date();
    const pieces = await fillSlots(
      layout,
      { name, email, company, code, at },
      input.template ?? DEFAULT_MARK_TEMPLATE,
    );
    const range = { start: 0, end: layout.sizeBytes };
    await pipeline(spliceSlots(createReadStream(prepared), pieces, range), createWriteStream(input.out));
    return { state: repairs.length > 0 ? 'repaired' : 'ready', reasons: repairs, pages: layout.pages };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
