import type { Actor } from '#lib/auth/actor.ts';
import { Invalid } from '#lib/errors.ts';
import { type Brought, bringFile, type Described } from '#lib/evidence/bring.ts';
import { addEvidence, reviseEvidence } from '#lib/evidence/commands.ts';
import type { EvidenceContent, RecordField } from '#lib/evidence/schema.ts';
import { finishUpload } from '#lib/evidence/upload-parts.ts';
import { textIn, textsIn } from '@/app/_request/form';

/** What is said in the form, of a new item or of the next revision of one. */
function describedIn(form: FormData): Described {
  const facts = {
    collectedOn: textIn(form, 'collectedOn'),
    periodStartOn: textIn(form, 'periodStartOn'),
    periodEndOn: textIn(form, 'periodEndOn'),
    validUntilOn: textIn(form, 'validUntilOn'),
    source: textIn(form, 'source'),
    procedure: textIn(form, 'procedure'),
    automated: textIn(form, 'automated') === 'on',
    note: textIn(form, 'note'),
  };
  const itemId = textIn(form, 'itemId');
  if (itemId) return { itemId, seen: textIn(form, 'seen'), ...facts };
  return {
    title: textIn(form, 'title'),
    controlIds: textsIn(form, 'controlIds'),
    evidenceRequirementId: textIn(form, 'evidenceRequirementId'),
    ...facts,
  };
}

/** The lines of a record, each `name: value`. @throws Invalid */
function recordIn(form: FormData): RecordField[] {
  const lines = textIn(form, 'record')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const at = line.indexOf(':');
    if (at > 0) return { name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() };
    throw new Invalid([
      { path: 'record', message: `Please write each line as "name: value": ${line.trim()}` },
    ]);
  });
}

function contentIn(form: FormData): Exclude<EvidenceContent, { kind: 'file' }> {
  if (textIn(form, 'kind') === 'link') return { kind: 'link', url: textIn(form, 'url') };
  return { kind: 'record', record: recordIn(form) };
}

// The content's own fields have their names in the form.
function atField(error: unknown): never {
  if (!(error instanceof Invalid)) throw error;
  throw new Invalid(
    error.problems.map(({ path, message }) => ({
      path: path.replace(/^content\.(url|record).*/, '$1'),
      message,
    })),
  );
}

/** Makes evidence of a form: of the upload it names, of the file in it, or of a link or record. */
export async function bringForm(actor: Actor, form: FormData): Promise<Brought> {
  const said = describedIn(form);
  if (textIn(form, 'kind') === 'file') {
    const uploadId = textIn(form, 'uploadId');
    if (uploadId) return finishUpload(actor, uploadId, said);
    const file = form.get('file');
    if (!(file instanceof File) || file.size === 0)
      throw new Invalid([{ path: 'file', message: 'Please choose a file.' }]);
    return bringFile(actor, said, { fileName: file.name, source: file.stream() });
  }
  const content = contentIn(form);
  const brought =
    'itemId' in said ? reviseEvidence(actor, { ...said, content }) : addEvidence(actor, { ...said, content });
  return brought.catch(atField);
}
