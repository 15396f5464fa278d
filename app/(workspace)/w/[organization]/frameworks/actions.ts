'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { formatNumber } from '#lib/format.ts';
import { adoptFramework, archiveFramework } from '#lib/framework/commands.ts';
import {
  decideFrameworkImport,
  discardFrameworkImport,
  mapFrameworkImport,
} from '#lib/framework/draft-commands.ts';
import { columnRoles } from '#lib/framework/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

/** Copies a framework that comes with Candor into the organization. */
export async function adoptFrameworkAction(organization: string, key: string, version: string) {
  return action(async () => {
    const { added } = await adoptFramework(await memberActor(organization), { key, version });
    revalidatePath(workspacePaths.frameworks(organization), 'layout');
    return done(`Adopted, with ${formatNumber(added)} requirements.`);
  });
}

/** Takes a framework out of use, or back into it. */
export async function archiveFrameworkAction(organization: string, frameworkId: string) {
  return action(async () => {
    await archiveFramework(await memberActor(organization), { frameworkId });
    revalidatePath(workspacePaths.frameworks(organization), 'layout');
    return done('Done.');
  });
}

/** Reads the uploaded table once more, with the columns that were chosen. */
export async function mapImportAction(organization: string, draftId: string, _: ActionState, form: FormData) {
  return action(async () => {
    const columns = columnRoles.map((role) => {
      const text = textIn(form, role);
      return [role, text === '' ? null : Number(text)];
    });
    const { identifier = null, ...mapping } = Object.fromEntries(columns);
    const identity = {
      key: textIn(form, 'key'),
      version: textIn(form, 'version'),
      title: textIn(form, 'title-of'),
    };
    const actor = await memberActor(organization);
    await mapFrameworkImport(actor, {
      draftId,
      mapping: { ...mapping, identifier: identifier ?? -1 },
      identity,
    });
    revalidatePath(workspacePaths.frameworkImport(organization, draftId));
    return done('The table was read again.');
  });
}

/** Does what the file says, all of it or nothing. */
export async function importFrameworkAction(organization: string, draftId: string) {
  return action(async () => {
    const id = await decideFrameworkImport(await memberActor(organization), { draftId });
    revalidatePath(workspacePaths.frameworks(organization), 'layout');
    redirect(id ? workspacePaths.framework(organization, id) : workspacePaths.frameworks(organization));
  });
}

/** Takes the file away again. */
export async function discardFrameworkImportAction(organization: string, draftId: string) {
  return action(async () => {
    await discardFrameworkImport(await memberActor(organization), { draftId });
    redirect(workspacePaths.importFramework(organization));
  });
}
