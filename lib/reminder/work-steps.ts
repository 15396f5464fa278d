import { dateOf } from '#lib/day.ts';
import type { CommandContext } from '#lib/operation.ts';
import { keepCertificateReminders } from '#lib/training/certificate-reminders.ts';
import { noDay, type WorkReminder } from './schema.ts';

/** Writes down that a member was told of these. */
export async function keepReminders(
  { tenant, organizationId, now }: Pick<CommandContext, 'tenant' | 'organizationId' | 'now'>,
  memberId: string,
  reminders: readonly WorkReminder[],
): Promise<void> {
  const rowsOf = (wanted: WorkReminder['kind']) =>
    reminders.flatMap(({ kind, id, dueOn, daysBefore }) =>
      kind === wanted
        ? [
            {
              id,
              row: { organizationId, dueOn: dateOf(dueOn ?? noDay) ?? now, daysBefore, remindedAt: now },
            },
          ]
        : [],
    );
  await tenant.taskReminder.createMany({
    data: rowsOf('task').map(({ id, row }) => ({ ...row, taskId: id, memberId })),
    skipDuplicates: true,
  });
  await tenant.checklistReminder.createMany({
    data: rowsOf('checklist').map(({ id, row }) => ({ ...row, itemId: id, memberId })),
    skipDuplicates: true,
  });
  await tenant.evidenceReminder.createMany({
    data: rowsOf('evidence').map(({ id, row }) => ({ ...row, evidenceRequirementId: id })),
    skipDuplicates: true,
  });
  await tenant.policyReminder.createMany({
    data: rowsOf('review').map(({ id, row }) => ({ ...row, policyId: id })),
    skipDuplicates: true,
  });
  await tenant.policyApprovalReminder.createMany({
    data: rowsOf('approval').map(({ id, row: { dueOn: _, ...row } }) => ({
      ...row,
      submissionId: id,
      memberId,
    })),
    skipDuplicates: true,
  });
  const courseIds = reminders.flatMap(({ kind, id }) => (kind === 'certificate' ? [id] : []));
  await keepCertificateReminders({ tenant, now }, memberId, courseIds);
}
