import { housekeepAccessRequests } from '#lib/access-request/housekeeping.ts';
import { housekeepChecklists } from '#lib/checklist/housekeeping.ts';
import { recordHealth } from '#lib/control/snapshots.ts';
import { listOrganizationIds, sweepAttempts } from '#lib/db/lookup.ts';
import { finishLostDeliveries } from '#lib/delivery/commands.ts';
import { sweepPreparationFolders } from '#lib/document-revision/preparation-folder.ts';
import { housekeepDuties } from '#lib/duty/housekeeping.ts';
import { housekeepErasure } from '#lib/erasure/housekeeping.ts';
import { sweepEvidenceUploads } from '#lib/evidence/upload-parts.ts';
import { sweepUnfinishedWrites, sweepUploads } from '#lib/file/commands.ts';
import { housekeepGrants } from '#lib/grant/housekeeping.ts';
import { log } from '#lib/log.ts';
import { sweepMails } from '#lib/mail/sweep.ts';
import { housekeepPersons } from '#lib/person/housekeeping.ts';
import { restandPortals } from '#lib/portal/restand.ts';
import { housekeepTraining } from '#lib/training/measuring.ts';

const chores: readonly [string, (organizationId: string) => Promise<unknown>][] = [
  ['deliveries', finishLostDeliveries],
  ['access-requests', housekeepAccessRequests],
  ['grants', housekeepGrants],
  ['mails', sweepMails],
  ['checklists', housekeepChecklists],
  ['training', housekeepTraining],
  ['standings', (organizationId) => restandPortals(organizationId)],
  ['health', recordHealth],
  ['persons', housekeepPersons],
  ['duties', housekeepDuties],
  ['evidence-uploads', sweepEvidenceUploads],
  ['uploads', sweepUploads],
  ['erasure', housekeepErasure],
];

/**
 * Every minute: what is due by the clock alone, and what a dead process left behind. A chore that fails in one
 * organization does not keep the others from theirs; it is tried again in a minute.
 */
export async function housekeeping(): Promise<void> {
  const now = new Date();
  for (const organizationId of await listOrganizationIds()) {
    for (const [name, chore] of chores) {
      await chore(organizationId).catch((error: unknown) => {
        const message = error instanceof Error ? error.message : 'unknown';
        log.error('housekeeping', { chore: name, organizationId, error: message });
      });
    }
  }
  await sweepUnfinishedWrites(now);
  await sweepPreparationFolders(now);
  await sweepAttempts(new Date(now.getTime() - 2 * 86_400_000));
}
