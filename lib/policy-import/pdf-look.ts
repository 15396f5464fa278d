import { normalise } from '#lib/pdf/normalise.ts';
import { type ReasonCode, Refused } from '#lib/pdf/reasons.ts';
import { RefusedFile } from './refused.ts';

// A policy is shown as it came, so what could act by itself cannot be taken out of it.
const active: ReadonlyMap<ReasonCode, string> = new Map([
  ['scripts', 'scripts'],
  ['actions', 'actions that start by themselves, open programs or send data'],
  ['attachments', 'attached files'],
  ['media', 'video, sound or 3D content'],
  ['xfa', 'a dynamic form'],
]);

/**
 * Looks whether a PDF can be kept as it is. Runs where strangers' files are read: lib/policy-import/read-process-main.ts.
 * @throws RefusedFile  it is broken, locked, or holds active content
 */
export async function lookAtPdf(bytes: Uint8Array): Promise<void> {
  try {
    const { repairs } = await normalise(bytes);
    const found = repairs.flatMap(({ code }) => active.get(code) ?? []);
    if (found.length > 0)
      throw new RefusedFile(
        `This PDF holds ${found.join(', ')}. Please print it to PDF again and import that.`,
      );
  } catch (error) {
    if (error instanceof Refused)
      throw new RefusedFile(
        error.reason.code === 'signed'
          ? 'This PDF is digitally signed; whether it holds active content cannot be told. Please print it to PDF and import that.'
          : error.reason.sentence,
      );
    throw error;
  }
}
