import type { Command } from 'commander';
import { type Role, roles } from '#lib/auth/actor.ts';
import { issueSignInLink } from '#lib/member/break-glass-commands.ts';
import { removeMember } from '#lib/member/commands.ts';
import { inviteMember } from '#lib/member/invitation-commands.ts';
import { operatorIn } from './actor.ts';
import { handOverOption, memberIdOf, successorOf } from './member-at.ts';
import { addTenantVerb, type InOrganization, oneOf } from './verb.ts';

type Invite = InOrganization & { email: string; name: string; role: Role[] };

type Remove = InOrganization & { handOverTo?: string };

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
  addTenantVerb<Remove>(
    noun,
    'remove <member>',
    'end a membership, named by id or address, with all its sessions',
    async ({ organization, handOverTo }, named = '') => {
      const actor = await operatorIn(organization);
      const memberId = await memberIdOf(actor, named);
      const successor = await successorOf(actor, handOverTo);
      const unowned = await removeMember(actor, { memberId, handOverTo: successor });
      return { id: memberId, state: 'removed', unowned };
    },
  ).option(...handOverOption);
  addTenantVerb<InOrganization>(
    noun,
    'sign-in-link <address>',
    'print a link that signs a member in once, for when nothing else works; it is logged',
    async ({ organization }, address = '') =>
      issueSignInLink(await operatorIn(organization), { email: address }),
  );
}
