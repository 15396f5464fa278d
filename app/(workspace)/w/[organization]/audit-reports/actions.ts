'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import {
  addAuditReport,
  archiveAuditReport,
  changeAuditReport,
  moveAuditReport,
  restoreAuditReport,
} from '#lib/audit-report/commands.ts';
import { auditReportKinds } from '#lib/audit-report/schema.ts';
import type { Move } from '#lib/order.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

const fieldsOf = (form: FormData) => ({
  kind: auditReportKinds.find((kind) => kind === textIn(form, 'kind')) ?? ('audit-report' as const),
  framework: textIn(form, 'framework'),
  title: textIn(form, 'title'),
  auditor: textIn(form, 'auditor'),
  periodStartOn: textIn(form, 'periodStartOn'),
  periodEndOn: textIn(form, 'periodEndOn'),
  issuedOn: textIn(form, 'issuedOn'),
  validUntilOn: textIn(form, 'validUntilOn'),
  opinion: textIn(form, 'opinion'),
  documentId: textIn(form, 'documentId'),
});

/** Adds an audit report, or changes the one with this id, and goes back to the list. */
export async function saveAuditReport(
  organization: string,
  id: string | null,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const actor = await memberActor(organization);
    if (id === null) await addAuditReport(actor, fieldsOf(form));
    else await changeAuditReport(actor, { id, ...fieldsOf(form) });
    revalidatePath(workspacePaths.auditReports(organization));
    redirect(workspacePaths.auditReports(organization));
  });
}

/** Moves an audit report in the list. */
export async function moveAuditReportAction(organization: string, id: string, move: Move) {
  return action(async () => {
    await moveAuditReport(await memberActor(organization), { id, move });
    revalidatePath(workspacePaths.auditReports(organization));
    return { ok: true, message: null, problems: [] };
  });
}

/** Takes an audit report out of the draft. */
export async function archiveAuditReportAction(organization: string, id: string) {
  return action(async () => {
    await archiveAuditReport(await memberActor(organization), { id });
    revalidatePath(workspacePaths.auditReports(organization));
    return done('Audit report archived.');
  });
}

/** Puts an archived audit report back. */
export async function restoreAuditReportAction(organization: string, id: string) {
  return action(async () => {
    await restoreAuditReport(await memberActor(organization), { id });
    revalidatePath(workspacePaths.auditReports(organization));
    return done('Audit report restored.');
  });
}
