import { answerFile, answerHead } from '#lib/evidence/download.ts';
import { getSentCertificate } from '#lib/training/certificate-queries.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';

type Context = { params: Promise<{ organization: string; certificate: string }> };

/** A certificate as it was sent, to be looked at. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, certificate } = await params;
    const actor = await memberActor(organization);
    return answerFile(actor, () => getSentCertificate(actor, { certificateId: certificate }));
  });
}

/** Its head only. */
export function HEAD(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, certificate } = await params;
    const actor = await memberActor(organization);
    return answerHead(() => getSentCertificate(actor, { certificateId: certificate }));
  });
}
