import { randomInt } from 'node:crypto';
import type { AnonymousActor, OperatorActor, Role } from '#lib/auth/actor.ts';
import { roles } from '#lib/auth/actor.ts';
import { env } from '#lib/env.ts';
import { adoptFramework } from '#lib/framework/commands.ts';
import { newId } from '#lib/id.ts';
import { acceptInvitation, inviteMember } from '#lib/member/invitation-commands.ts';
import { createOrganization } from '#lib/organization/commands.ts';
import { absolute } from '#lib/origin.ts';
import { mailboxPath, portalPaths, signInPaths } from '#lib/paths.ts';
import { seedEngagement, seedReports } from './demo/audits.ts';
import { seedClaims } from './demo/claims.ts';
import { seedControls } from './demo/controls.ts';
import { seedDocuments } from './demo/documents.ts';
import { seedDuties } from './demo/duties.ts';
import { seedEvidence } from './demo/evidence.ts';
import { seedHealth } from './demo/health.ts';
import { people } from './demo/people.ts';
import { seedPersons } from './demo/persons.ts';
import { seedPolicies } from './demo/policies.ts';
import { seedPortal } from './demo/portal.ts';
import { seedProfiles } from './demo/profiles.ts';
import { organization } from './demo/program.ts';
import { seedProposals } from './demo/proposals.ts';
import { seedRequests } from './demo/requests.ts';
import { seedTraining } from './demo/training.ts';
import { words } from './demo/words.ts';

const frameworks = [
  ['nist-csf', '2.0'],
  ['soc2', '2017'],
  ['iso-27001', '2022'],
] as const;

function password(): string {
  return Array.from({ length: 5 }, () => words[randomInt(words.length)]).join(' ');
}

async function seedMember(operator: OperatorActor, role: Role, secret: string): Promise<string> {
  const { name, email } = people[role];
  const { link } = await inviteMember(operator, { email, name, roles: [role] });
  const token = link?.split('/').at(-1) ?? '';
  const { organizationId, origin } = operator;
  const guest: AnonymousActor = { kind: 'anonymous', organizationId, origin };
  await acceptInvitation(guest, { token, name, password: secret });
  return `${role.padEnd(9)} ${email.padEnd(24)} ${secret}`;
}

/**
 * Makes the fictional demo organization through the same operations that people use, and returns the lines that say
 * where to look and how to sign in. The passwords are made at random and stand nowhere else. Throws in production.
 */
export async function seedDemo(): Promise<string[]> {
  if (env().CANDOR_MODE !== 'demo') throw new Error('The demo organization is never made in production.');
  const organizationId = newId();
  const origin = { address: '', userAgent: 'demo', requestId: `demo-${newId()}` };
  const operator: OperatorActor = { kind: 'operator', organizationId, name: 'demo', origin };
  const { portalId } = await createOrganization(operator, {
    ...organization,
    contactEmail: 'security@alder.example',
  });
  const secrets: string[] = [];
  for (const role of roles) secrets.push(await seedMember(operator, role, password()));
  const audiences = await seedPersons(operator, new Date());
  for (const [key, version] of frameworks) await adoptFramework(operator, { key, version });
  const controlIds = await seedControls(operator);
  await seedEvidence(operator);
  await seedPolicies(operator);
  await seedDuties(operator);
  await seedTraining(operator, audiences, controlIds.get('PE-03') ?? null, new Date());
  await seedProfiles(operator);
  await seedHealth(operator);
  await seedClaims(operator, controlIds);
  await seedProposals(operator);
  const documents = await seedDocuments(operator);
  await seedReports(operator, documents, controlIds);
  await seedPortal(operator, portalId);
  await seedEngagement(operator, controlIds);
  await seedRequests(operator, documents);
  return [
    `Portal:    ${absolute(portalPaths.overview(organization.slug))}`,
    `Workspace: ${absolute(signInPaths.organization(organization.slug))}`,
    `Mailbox:   ${absolute(mailboxPath)}`,
    'Sign in to the workspace as (shown this once):',
    ...secrets.map((line) => `  ${line}`),
  ];
}
