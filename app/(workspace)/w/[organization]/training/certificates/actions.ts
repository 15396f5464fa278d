'use server';

import { revalidatePath } from 'next/cache';
import { formatPlural } from '#lib/format.ts';
import { acceptCertificates, rejectCertificates } from '#lib/training/certificate-commands.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { listIn, textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

/** What was done with how many of them, and how many were left alone. */
function outcomeOf(given: readonly string[], count: number, deed: string) {
  const left = new Set(given).size - count;
  const said = `${formatPlural(count, 'certificate')} ${deed}`;
  if (left === 0) return said;
  return `${said} ${formatPlural(left, 'other was', 'others were')} left alone: decided on meanwhile, or no longer asked.`;
}

const forget = (organization: string) => revalidatePath(`/w/${organization}`, 'layout');

/** Accepts certificates. */
export async function acceptCertificatesAction(organization: string, certificateIds: readonly string[]) {
  return action(async () => {
    const input = { certificateIds: listIn(certificateIds) };
    const count = await acceptCertificates(await memberActor(organization), input);
    forget(organization);
    return done(outcomeOf(input.certificateIds, count, 'accepted.'));
  });
}

/** Rejects certificates, with the reason. */
export async function rejectCertificatesAction(
  organization: string,
  certificateIds: readonly string[],
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const input = { certificateIds: listIn(certificateIds), reason: textIn(form, 'reason') };
    const count = await rejectCertificates(await memberActor(organization), input);
    forget(organization);
    const told = `rejected. Whoever sent ${count === 1 ? 'it' : 'them'} is told by mail.`;
    return done(outcomeOf(input.certificateIds, count, told));
  });
}
