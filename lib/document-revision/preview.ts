import type { Actor } from '#lib/auth/actor.ts';
import { fileHeaders, withLength } from '#lib/delivery/head.ts';
import { meteredBody } from '#lib/delivery/metered.ts';
import { revisionInput } from '#lib/document/schema.ts';
import { openFile } from '#lib/file/stored-file.ts';
import { query } from '#lib/operation.ts';
import { fillSlots } from '#lib/pdf/fill.ts';
import { spliceSlots } from '#lib/pdf/splice.ts';
import { readSetting } from '#lib/setting/read.ts';
import { beginPreview } from './preparation.ts';

const readMarking = query('document:preview', revisionInput, ({ tenant }) => readSetting(tenant, 'marking'));

/**
 * A revision as a recipient would get it, marked with the member's own name and a code that leads back to the preview.
 * @throws NotFound, Forbidden, Conflict, Unavailable
 */
export async function answerPreview(
  actor: Actor,
  input: { documentId: string; revisionId: string },
): Promise<Response> {
  const marking = await readMarking(actor, input);
  const { code, at, title, company, name, email, layout, prepared } = await beginPreview(actor, input);
  const pieces = await fillSlots(layout, { code, at, company, name, email }, marking);
  const length = prepared.sizeBytes;
  const file = await openFile(prepared);
  const body = meteredBody({
    source: spliceSlots(file, pieces, { start: 0, end: length }),
    length,
    mayGoOn: async () => true,
    ended: async () => {
      file.destroy();
    },
  });
  const headers = withLength(fileHeaders(`${title} preview ${code}`, 'no-store'), length);
  return new Response(body, { headers });
}
