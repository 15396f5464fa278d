import { type MemberActor, type OperatorActor, roles } from '#lib/auth/actor.ts';
import { newId } from '#lib/id.ts';
import { listMembers } from '#lib/member/queries.ts';

/** A member of the demo organization as if they had signed in. */
export async function memberOf(operator: OperatorActor, email: string): Promise<MemberActor> {
  const found = (await listMembers(operator, {})).find((member) => member.email === email);
  if (!found) throw new Error(`the demo has no ${email}`);
  const { organizationId, origin } = operator;
  const { id: memberId, name } = found;
  return {
    kind: 'member',
    organizationId,
    origin,
    memberId,
    sessionId: newId(),
    name,
    email,
    roles: roles.filter((role) => found.roles.includes(role)),
    delegatedBy: [],
  };
}
