import type { Role } from '#lib/auth/actor.ts';
import { passwordProblem } from '#lib/crypto/password-rules.ts';
import { hashPassword } from '#lib/crypto/passwords.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import type { CommandContext } from '#lib/operation.ts';
import { whyNotTouch } from './ownership.ts';

/** Only owners make, change or remove owners (T12). The operator may, at the command line. Throws Forbidden. */
export function requireOwnerFor(actor: CommandContext['actor'], touched: readonly string[]): void {
  const reason = whyNotTouch(actor, touched);
  if (reason) throw new Forbidden(reason);
}

/**
 * Keeps one owner: call it before taking ownership from `memberId`. Locks all owners, so that of two who remove each
 * other at once the second sees what the first did (T13). Throws Conflict.
 */
export async function requireAnotherOwner(tenant: Tenant, memberId: string): Promise<void> {
  const owners = await tenant.$queryRaw<{ memberId: string }[]>`
    SELECT r."memberId" FROM "MemberRole" r JOIN "Member" m
      ON m."organizationId" = r."organizationId" AND m.id = r."memberId"
    WHERE r.role = 'owner' AND m."removedAt" IS NULL FOR UPDATE OF m`;
  const still = await tenant.memberRole.count({
    where: { role: 'owner', memberId: { not: memberId }, member: { removedAt: null } },
  });
  if (still === 0 && owners.some((owner) => owner.memberId === memberId)) {
    throw new Conflict('This is the last owner. Make somebody else an owner first.');
  }
}

/** A member who is there, with roles. Throws NotFound for unknown and removed ones. */
export async function findActive(tenant: Tenant, memberId: string) {
  const member = await tenant.member.findFirst({
    where: { id: memberId, removedAt: null },
    select: { id: true, email: true, name: true, passwordHash: true, roles: { select: { role: true } } },
  });
  if (!member) throw new NotFound('There is no such member.');
  return { ...member, roles: member.roles.map(({ role }) => role) };
}

/** Makes the member's roles exactly these. */
export async function writeRoles(
  { tenant, organizationId, now, by }: CommandContext,
  memberId: string,
  roles: readonly Role[],
): Promise<void> {
  await tenant.memberRole.deleteMany({ where: { memberId, role: { notIn: [...roles] } } });
  const row = { organizationId, memberId, grantedAt: now, grantedBy: by };
  await tenant.memberRole.createMany({ data: roles.map((role) => ({ ...row, role })), skipDuplicates: true });
}

/** Hashes a new password after judging it. Slow: call it before the operation's transaction. Throws Invalid. */
export async function hashNew(password: string, path: string, context: readonly string[]): Promise<string> {
  const problem = passwordProblem(password, [...context, 'candor']);
  if (problem) throw new Invalid([{ path, message: problem }]);
  return hashPassword(password);
}
