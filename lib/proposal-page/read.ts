import { createHash } from 'node:crypto';
import { z } from 'zod';
import { askConfined, type Excess, type ProcessLimits } from '#lib/confined.ts';
import { decodedText } from '#lib/decoded-text.ts';
import { Invalid } from '#lib/errors.ts';
import { log } from '#lib/log.ts';
import { formatByName } from '#lib/proposal/reading.ts';
import { pageFormats, pageProposal } from '#lib/proposal/schema.ts';

/** What reading one page may use. */
const usualLimits: ProcessLimits = { heapMegabytes: 512, residentMegabytes: 1_024, milliseconds: 20_000 };

const read = z.object({
  format: z.enum(pageFormats),
  found: pageProposal,
  contexts: z.array(z.object({ before: z.string(), after: z.string() })),
});
const answer = z.union([read, z.object({ refused: z.string() })]);

/** A page that was read: what it is written in, what it could become, and what stands around each proposed sentence. */
export type ReadPage = z.output<typeof read> & { sha256: string };

const excesses: Record<Excess, string> = {
  'too-much-memory': 'This page needs too much memory to be read. Please paste the part about security.',
  'took-too-long': 'This page takes too long to be read. Please paste the part about security.',
};

/**
 * Reads a page (HTML, Markdown or text; by the end of its name, else by its content) in a process of its own that is killed
 * when it takes too long or too much memory. Nothing of it is run.
 * @throws Invalid  it holds no text, is longer than 1,000,000 characters, or cannot be read within the limits
 */
export async function readPage(
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
  limits: ProcessLimits = usualLimits,
): Promise<ReadPage> {
  const decoded = await decodedText(bytes);
  if ('mime' in decoded)
    throw new Invalid(
      `This is no page but a file of the kind ${decoded.mime}. HTML, Markdown or text is read.`,
    );
  // The database holds neither; each is replaced by one sign, so that places stay.
  const text = decoded.text.toWellFormed().replaceAll('\u0000', '\ufffd');
  if (text.trim() === '') throw new Invalid('There is no text on this page.');
  const { code, said, why } = await askConfined({
    main: 'lib/proposal-page/read-process-main.ts',
    parameters: [formatByName(fileName) ?? ''],
    limits,
    bytes: Buffer.from(text, 'utf8'),
  });
  if (why) throw new Invalid(excesses[why]);
  if (code !== 0) {
    log.warn('a process that reads a page died', { code: code ?? 'killed' });
    throw new Invalid(excesses['too-much-memory']);
  }
  const page = answer.parse(JSON.parse(said));
  if ('refused' in page) throw new Invalid(page.refused);
  return { ...page, sha256: createHash('sha256').update(text).digest('hex') };
}
