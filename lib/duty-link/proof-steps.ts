import { hashToken } from '#lib/crypto/tokens.ts';
import type { CommandContext } from '#lib/operation.ts';
import { readSetting } from '#lib/setting/read.ts';
import { presentPerson } from './presence-steps.ts';

type Reader = Pick<CommandContext, 'tenant' | 'now'>;

const fields = {
  id: true,
  email: true,
  subjectId: true,
  codeHash: true,
  attempts: true,
  expiresAt: true,
  consumedAt: true,
} as const;

/** The duty link with this token, whatever its state, or null. */
export function dutyLinkOf({ tenant }: Reader, token: string) {
  return tenant.challenge.findFirst({
    where: { purpose: 'duty-link', tokenHash: hashToken(token) },
    select: fields,
  });
}

/** The newest code that was asked for in a flow, or null. */
export function codeOfFlow({ tenant }: Reader, flow: string) {
  return tenant.challenge.findFirst({
    where: { purpose: 'duty-code', flowHash: hashToken(flow) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: fields,
  });
}

/**
 * The employee that a proof was mailed to, if they are there still and have the address that it went to: a link to an
 * address that was taken off the record opens nothing.
 */
export async function personOf(
  { tenant, now }: Reader,
  proof: { subjectId: string | null; email: string },
): Promise<{ id: string; name: string; email: string } | null> {
  if (proof.subjectId === null) return null;
  return tenant.person.findFirst({
    where: { id: proof.subjectId, email: proof.email, ...(await presentPerson(tenant, now)) },
    select: { id: true, name: true, email: true },
  });
}

/** Whether the organization wants more than a mailed link: a fresh code, or the sign-in of members. */
export async function demandsSignIn({ tenant }: Pick<Reader, 'tenant'>): Promise<boolean> {
  return (await readSetting(tenant, 'duties')).requireSignIn;
}
