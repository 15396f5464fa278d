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
import { auditReportKinds, dutiesAudiences } from '#lib/audit-report/schema.ts';
import type { Move } from '#lib/order.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn, tickedIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

const fieldsOf = (form: FormData) => ({
  kind: auditReportKinds.find((kind) => kind === textIn(form, 'kind')) ?? ('audit-report' as const),
  framework: textIn(form, 'framework'),
  frameworkId: textIn(form, 'frameworkId'),
  title: textIn(form, 'title'),
  auditor: textIn(form, 'auditor'),
  periodStartOn: textIn(form, 'periodStartOn'),
  periodEndOn: textIn(form, 'periodEndOn'),
  issuedOn: textIn(form, 'issuedOn'),
  validUntilOn: textIn(form, 'validUntilOn'),
  opinion: textIn(form, 'opinion'),
  opinionNote: textIn(form, 'opinionNote'),
  scope: textIn(form, 'scope'),
  tellExceptions: tickedIn(form, 'tellExceptions'),
  dutiesAudience:
    dutiesAudiences.find((one) => one === textIn(form, 'dutiesAudience')) ?? ('document' as const),
  documentId: textIn(form, 'documentId'),
});

/** Adds an audit report, or changes the one that was seen, and goes to it. */
export async function saveAuditReport(
  organization: string,
  seen: { id: string; revision: number } | null,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const actor = await memberActor(organization);
    const id = seen ? seen.id : await addAuditReport(actor, fieldsOf(form));
    if (seen) await changeAuditReport(actor, { ...seen, ...fieldsOf(form) });
    revalidatePath(workspacePaths.auditReports(organization));
    redirect(workspacePaths.auditReport(organization, id));
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
