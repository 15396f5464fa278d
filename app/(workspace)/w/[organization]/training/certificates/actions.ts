'use server';

import { revalidatePath } from 'next/cache';
import { formatPlural } from '#lib/format.ts';
import { acceptCertificates, rejectCertificate } from '#lib/training/certificate-commands.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { listIn, textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

const forget = (organization: string) => revalidatePath(`/w/${organization}`, 'layout');

/** Accepts certificates. */
export async function acceptCertificatesAction(organization: string, certificateIds: readonly string[]) {
  return action(async () => {
    const input = { certificateIds: listIn(certificateIds) };
    const count = await acceptCertificates(await memberActor(organization), input);
    forget(organization);
    return done(`${formatPlural(count, 'certificate')} accepted.`);
  });
}

/** Rejects a certificate, with the reason. */
export async function rejectCertificateAction(
  organization: string,
  certificateId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const input = { certificateId, reason: textIn(form, 'reason') };
    await rejectCertificate(await memberActor(organization), input);
    forget(organization);
    return done('Certificate rejected. They are told by mail.');
  });
}
