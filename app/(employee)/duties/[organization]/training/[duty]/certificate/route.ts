import { dutyPaths } from '#lib/duty-paths.ts';
import { Conflict, Invalid, TooLarge } from '#lib/errors.ts';
import { answerFile, answerHead } from '#lib/evidence/download.ts';
import { translator } from '#lib/messages/translator.ts';
import { sendCertificate } from '#lib/training/completion-commands.ts';
import { getOwnCertificate, getOwnCourse } from '#lib/training/own-queries.ts';
import { mostProofBytes } from '#lib/training/proof.ts';
import { handler, seeOther } from '@/app/_request/edge';
import { forgetForm, keepForm } from '@/app/_request/kept-form';
import { personActor } from '@/app/_request/person';
import { formWithFile } from '@/app/_request/upload-form';

type Context = { params: Promise<{ organization: string; duty: string }> };

/** Takes the certificate of a course that was done elsewhere. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization: slug, duty: dutyId } = await params;
    const actor = await personActor(slug);
    const here = dutyPaths.training(slug, dutyId);
    const t = translator('training');
    try {
      // Whoever owes nothing here sends nothing here.
      await getOwnCourse(actor, { dutyId });
      const form = await formWithFile(request, mostProofBytes + 64 * 1024, t('tooLarge'));
      const file = form.get('file');
      if (!(file instanceof File)) throw new Invalid([{ path: 'file', message: t('badFile') }]);
      await sendCertificate(actor, dutyId, { fileName: file.name, source: file.stream() });
      await forgetForm(`course-${dutyId}`);
      return seeOther(here);
    } catch (error) {
      if (error instanceof Conflict) return seeOther(here);
      if (!(error instanceof Invalid || error instanceof TooLarge)) throw error;
      const message = error instanceof TooLarge ? t('tooLarge') : t('badFile');
      await keepForm(`course-${dutyId}`, new Invalid([{ path: 'file', message }]), {});
      return seeOther(`${here}?again=1`);
    }
  });
}

/** One's own certificate, to be saved. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, duty: dutyId } = await params;
    const actor = await personActor(organization);
    return answerFile(actor, () => getOwnCertificate(actor, { dutyId }));
  });
}

/** Its head only. */
export function HEAD(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, duty: dutyId } = await params;
    const actor = await personActor(organization);
    return answerHead(() => getOwnCertificate(actor, { dutyId }));
  });
}
