'use server';

import { revalidatePath } from 'next/cache';
import { retryMail } from '#lib/mail/commands.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { done } from '@/components/form/action-state';

/** Tries a mail again. */
export async function retryMailAction(organization: string, mailId: string) {
  return action(async () => {
    await retryMail(await memberActor(organization), { mailId });
    revalidatePath(workspacePaths.mail(organization));
    revalidatePath(workspacePaths.mailDetail(organization, mailId));
    return done('The mail is tried again.');
  });
}
