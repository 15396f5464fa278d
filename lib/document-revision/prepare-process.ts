import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { type ProcessLimits, startConfined, watchConfined } from '#lib/confined.ts';
import type { RevisionReason } from '#lib/document/schema.ts';
import { log } from '#lib/log.ts';
import { type PreparedLayout, preparedLayout } from '#lib/pdf/layout.ts';
import { reason } from '#lib/pdf/reasons.ts';

/** How a preparation ended. `refused`: never; `failed`: this time. */
export type PrepareResult =
  | { state: 'ready'; layout: PreparedLayout; reasons: RevisionReason[] }
  | { state: 'refused' | 'failed'; reasons: RevisionReason[] };

/** What one document may use. */
export const usualLimits: ProcessLimits = {
  heapMegabytes: 1536,
  residentMegabytes: 2560,
  milliseconds: 5 * 60_000,
};

const reasons = z.array(z.object({ code: z.string(), sentence: z.string() }));
const message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), pagesDone: z.int().min(0), pages: z.int().min(1) }),
  z.object({ kind: z.literal('ready'), layout: preparedLayout, reasons }),
  z.object({ kind: z.literal('refused'), reasons }),
]);
type Message = z.infer<typeof message>;

function parse(line: string): Message | null {
  try {
    return message.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/**
 * Prepares a PDF in a process of its own, which is killed when it takes too long or too much memory. Never throws for
 * what the document is: a killed or crashed process is a failure of this document alone.
 * @throws Error  the process could not be started
 */
export async function prepareInProcess(input: {
  source: string;
  target: string;
  onProgress?: (progress: { pagesDone: number; pages: number }) => void;
  limits?: ProcessLimits;
}): Promise<PrepareResult> {
  const limits = input.limits ?? usualLimits;
  const child = startConfined({
    main: 'lib/document-revision/prepare-process-main.ts',
    parameters: [input.source, input.target],
    folder: dirname(input.source),
    stdin: 'ignore',
    limits,
  });
  const watched = watchConfined(child, limits);
  let result: PrepareResult | null = null;
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk}`.slice(-4_000);
  });
  const lines = child.stdout ? createInterface({ input: child.stdout }) : null;
  lines?.on('line', (line) => {
    const said = parse(line);
    if (said?.kind === 'progress') input.onProgress?.(said);
    if (said?.kind === 'ready') result = { state: 'ready', layout: said.layout, reasons: said.reasons };
    if (said?.kind === 'refused') result = { state: 'refused', reasons: said.reasons };
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(watched.stop);
  const killed = watched.why();
  if (killed) return { state: 'failed', reasons: [reason(killed)] };
  if (code === 0 && result !== null) return result;
  log.warn('a preparation process died', { code: code ?? 'killed', complaint: complaint.slice(-500) });
  const outOfMemory = /heap out of memory|Allocation failed/i.test(complaint);
  return { state: 'failed', reasons: [reason(outOfMemory ? 'too-much-memory' : 'worker-failed')] };
}
