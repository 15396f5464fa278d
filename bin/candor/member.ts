import type { Command } from 'commander';
import { type OperatorActor, type Role, roles } from '#lib/auth/actor.ts';
import { NotFound } from '#lib/errors.ts';
import { issueSignInLink } from '#lib/member/break-glass-commands.ts';
import { removeMember } from '#lib/member/commands.ts';
import { inviteMember } from '#lib/member/invitation-commands.ts';
import { listMembers } from '#lib/member/queries.ts';
import { operatorIn } from './actor.ts';
import { addTenantVerb, type InOrganization, oneOf } from './verb.ts';

type Invite = InOrganization & { email: string; name: string; role: Role[] };

/** The id of a member who is named by id or by address. Throws NotFound. */
async function memberIdOf(actor: OperatorActor, named: string): Promise<string> {
  if (!named.includes('@')) return named;
  const email = named.trim().toLowerCase();
  const found = (await listMembers(actor, {})).find((row) => row.email === email);
  if (!found) throw new NotFound(`There is no member with the address ${email}.`);
  return found.id;
}

/** `candor member invite|remove|sign-in-link`. */
export function addMemberVerbs(noun: Command): void {
  const role = oneOf(roles);
  addTenantVerb<Invite>(noun, 'invite', 'mail somebody a link to become a member', async (options) => {
    const { organization, email, name, role: given } = options;
    return inviteMember(await operatorIn(organization), { email, name, roles: given });
  })
    .requiredOption('--email <address>', 'whom to invite')
    .requiredOption('--name <name>', 'their name')
    .requiredOption(
      '--role <role>',
      `${roles.join(', ')}; may be given several times`,
      (text: string, before: Role[] = []) => [...before, role(text)],
    );
  addTenantVerb<InOrganization>(
    noun,
    'remove <member>',
    'end a membership, named by id or address, with all its sessions',
    async ({ organization }, named = '') => {
      const actor = await operatorIn(organization);
      const memberId = await memberIdOf(actor, named);
      await removeMember(actor, { memberId });
      return { id: memberId, state: 'removed' };
    },
  );
  addTenantVerb<InOrganization>(
    noun,
    'sign-in-link <address>',
    'print a link that signs a member in once, for when nothing else works; it is logged',
    async ({ organization }, address = '') =>
      issueSignInLink(await operatorIn(organization), { email: address }),
  );
}
