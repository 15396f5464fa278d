import { z } from 'zod';
import { askConfined, type Excess, type ProcessLimits } from '#lib/confined.ts';
import { Invalid, TooLarge } from '#lib/errors.ts';
import { log } from '#lib/log.ts';
import { fileProblem, importLimits } from './schema.ts';

/** What reading one upload may use. */
const usualLimits: ProcessLimits = { heapMegabytes: 1_024, residentMegabytes: 2_048, milliseconds: 120_000 };

const binary = z.object({ path: z.string(), contentType: z.string(), base64: z.string() });
const answer = z.union([
  z.object({
    texts: z.array(z.object({ path: z.string(), text: z.string(), notes: z.array(z.string()) })),
    pdfs: z.array(binary),
    pictures: z.array(binary),
    leftOut: z.array(fileProblem),
  }),
  z.object({ refused: z.string() }),
]);

/** What an upload holds, before anything of it is stored. */
export type ReadFiles = Exclude<z.infer<typeof answer>, { refused: string }>;

const excesses: Record<Excess, string> = {
  'too-much-memory': 'These files need too much memory to be read. Please import fewer at once.',
  'took-too-long': 'These files take too long to be read. Please import fewer at once.',
};

/**
 * Reads one file (Markdown, DOCX, PDF) or a ZIP of them in a process of its own that is killed when it takes too long or too much
 * memory. Files that are not taken are told with their reason.
 * @throws Invalid  nothing of it can be read; TooLarge over 100 MB
 */
export async function readPolicyFiles(
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
  limits: ProcessLimits = usualLimits,
): Promise<ReadFiles> {
  if (bytes.length > importLimits.bytes)
    throw new TooLarge('This is too large: at most 100 MB are read at once.');
  const main = 'lib/policy-import/read-process-main.ts';
  const { code, said, why } = await askConfined({ main, parameters: [fileName], limits, bytes });
  if (why) throw new Invalid(excesses[why]);
  if (code !== 0) {
    log.warn('a process that reads policies died', { code: code ?? 'killed' });
    throw new Invalid(excesses['too-much-memory']);
  }
  const read = answer.parse(JSON.parse(said));
  if ('refused' in read) throw new Invalid(read.refused);
  return read;
}
