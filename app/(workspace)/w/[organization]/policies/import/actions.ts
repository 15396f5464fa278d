'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { discardPolicyImport, importPolicies } from '#lib/policy-import/import-commands.ts';
import { policyImportPaths } from '#lib/policy-import-paths.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn, textsIn, tickedIn } from '@/app/_request/form';
import type { ActionState } from '@/components/form/action-state';
import { answersIn } from '../answers';

/** Takes over what was chosen, all of it or nothing. */
export async function importPoliciesAction(
  organization: string,
  draftId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    await importPolicies(await memberActor(organization), {
      draftId,
      paths: tickedIn(form, 'all') ? null : textsIn(form, 'paths'),
      ownerId: textIn(form, 'ownerId'),
      answers: answersIn(form),
    });
    revalidatePath(policyPaths.list(organization), 'layout');
    redirect(policyPaths.list(organization));
  });
}

/** Takes the files away again. */
export async function discardPolicyImportAction(organization: string, draftId: string) {
  return action(async () => {
    await discardPolicyImport(await memberActor(organization), { draftId });
    redirect(policyImportPaths.import(organization));
  });
}
