import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';
import { originOf } from './steps.ts';

/** Throws Conflict while a certificate of this duty, which the transaction holds, waits for somebody to check it. */
export async function requireNoneWaiting(tenant: Tenant, dutyId: string): Promise<void> {
  if ((await tenant.certificate.count({ where: { dutyId, verdict: null } })) > 0)
    throw new Conflict('Your certificate is being checked. There is nothing for you to do until then.');
}

type Sent = {
  dutyId: string;
  personId: string;
  courseId: string;
  edition: number;
  sha256: string;
  fileId: string;
};

/** Keeps a certificate until somebody decides on it: the duty stays open. Returns its id. */
export async function keepWaiting(context: CommandContext, sent: Sent): Promise<string> {
  const { tenant, organizationId, actor, now } = context;
  const id = newId();
  await tenant.certificate.create({
    data: { organizationId, id, ...sent, ...originOf(actor), sentAt: now },
    select: { id: true },
  });
  return id;
}
