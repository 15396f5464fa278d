import { Readable } from 'node:stream';
import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { shownFileName } from '#lib/document-revision/upload.ts';
import { Forbidden, Invalid } from '#lib/errors.ts';
import { discardFile, stageFile } from '#lib/file/commands.ts';
import type { StagedFile } from '#lib/file/schema.ts';
import { isBarePicture } from '#lib/policy-version/bare-picture.ts';
import { cleanPicture } from '#lib/policy-version/picture.ts';
import { draftPolicyImport } from './import-commands.ts';
import { type ReadFiles, readPolicyFiles } from './read.ts';
import { importLimits } from './schema.ts';

type Binary = ReadFiles['pdfs'][number];

// What a camera or a person wrote into a picture does not come along (lib/policy-version/picture.ts).
async function cleaned(pictures: readonly Binary[], leftOut: ReadFiles['leftOut']): Promise<Binary[]> {
  const clean: Binary[] = [];
  for (const picture of pictures) {
    const bytes = Buffer.from(picture.base64, 'base64');
    try {
      if (isBarePicture(bytes)) clean.push(picture);
      else {
        const drawn = await cleanPicture(bytes);
        const base64 = Buffer.from(drawn.bytes).toString('base64');
        clean.push({ path: picture.path, contentType: drawn.contentType, base64 });
      }
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      leftOut.push({ path: picture.path, line: null, message: error.message });
    }
  }
  return clean;
}

async function stage(actor: Actor, { path, contentType, base64 }: Binary): Promise<StagedFile> {
  const source = Readable.from([Buffer.from(base64, 'base64')]);
  const name = shownFileName(path.split('/').at(-1) ?? path);
  return stageFile(actor, { name, contentType, source, maxBytes: importLimits.pdfBytes });
}

function described({ path, contentType }: Binary, { fileId, sha256, sizeBytes }: StagedFile) {
  return { path, contentType, fileId, sha256, sizeBytes };
}

/**
 * Reads an upload (one file or a ZIP of many), stores its PDFs and pictures, and keeps everything until somebody decides.
 * Returns the draft's id. On any failure nothing stays.
 * @throws Forbidden before anything is read; Invalid and TooLarge as the reader says
 */
export async function receivePolicyFiles(
  actor: Actor,
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
): Promise<string> {
  if (!may(actor, 'policy:import')) throw new Forbidden();
  const read = await readPolicyFiles({ fileName, bytes });
  const { texts, leftOut } = read;
  const [only] = leftOut;
  if (texts.length + read.pdfs.length === 0)
    throw new Invalid(
      only ? `There is no policy in it. ${only.path}: ${only.message}` : 'There is no policy in it.',
    );
  const files = [...read.pdfs, ...(await cleaned(read.pictures, leftOut))];
  const staged: StagedFile[] = [];
  try {
    for (const file of files) staged.push(await stage(actor, file));
    const stored = files.flatMap((file, index) => {
      const one = staged[index];
      return one ? [described(file, one)] : [];
    });
    const pdfs = stored.slice(0, read.pdfs.length);
    const content = { texts, leftOut, pdfs, pictures: stored.slice(read.pdfs.length) };
    return await draftPolicyImport(actor, { fileName: shownFileName(fileName), content, staged });
  } catch (error) {
    for (const one of staged) await discardFile(actor, one).catch(() => undefined);
    throw error;
  }
}
