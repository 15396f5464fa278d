'use server';

import { revalidatePath } from 'next/cache';
import { addReportPart, changeReportPart, removeReportPart } from '#lib/audit-report/part-commands.ts';
import {
  addPartInput,
  changePartInput,
  type ReportPart,
  removePartInput,
} from '#lib/audit-report/part-schema.ts';
import { parse } from '#lib/parse.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn, textsIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

const fieldsOf: Record<ReportPart, readonly string[]> = {
  exception: ['reference', 'description', 'severity', 'response', 'responsible', 'dueOn'],
  subservice: ['name', 'services', 'method', 'ownReport'],
  duty: ['reference', 'text'],
  control: ['result', 'note'],
};

const typed = (form: FormData, part: ReportPart) =>
  Object.fromEntries(
    Object.entries(fieldsOf)
      .filter(([one]) => one === part)
      .flatMap(([, names]) => names.map((name) => [name, textIn(form, name)])),
  );

/** Adds a row to a part of a report, or changes the one that was seen. */
export async function savePartAction(
  organization: string,
  reportId: string,
  part: ReportPart,
  seen: { id: string; revision: number } | null,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const actor = await memberActor(organization);
    const fields = { part, reportId, ...typed(form, part) };
    if (seen) {
      const place = { partId: seen.id, revision: seen.revision };
      await changeReportPart(actor, parse(changePartInput, { ...fields, ...place }));
    } else {
      const controls = part === 'control' ? { controlIds: textsIn(form, 'controlIds') } : {};
      await addReportPart(actor, parse(addPartInput, { ...fields, ...controls }));
    }
    revalidatePath(workspacePaths.auditReport(organization, reportId));
    return done('Saved.');
  });
}

/** Takes away the row that was seen. */
export async function removePartAction(
  organization: string,
  reportId: string,
  part: ReportPart,
  partId: string,
  revision: number,
) {
  return action(async () => {
    const actor = await memberActor(organization);
    await removeReportPart(actor, parse(removePartInput, { part, reportId, partId, revision }));
    revalidatePath(workspacePaths.auditReport(organization, reportId));
    return done('Removed.');
  });
}
