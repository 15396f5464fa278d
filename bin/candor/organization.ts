import type { Command } from 'commander';
import { newId } from '#lib/id.ts';
import { createOrganization } from '#lib/organization/commands.ts';
import { listOrganizations } from '#lib/organization/queries.ts';
import { operatorOf } from './actor.ts';
import { addVerb, type Common } from './verb.ts';

type Create = Common & {
  slug: string;
  name: string;
  timeZone?: string;
  contactEmail: string;
  portalSlug?: string;
};

/** `candor organization create|list`. */
export function addOrganizationVerbs(noun: Command): void {
  addVerb<Create>(
    noun,
    'create',
    'make an organization with its key and its unpublished portal',
    (options) => {
      const { json: _, ...input } = options;
      return createOrganization(operatorOf(newId()), input);
    },
  )
    .requiredOption('--slug <slug>', 'short name, as in its addresses')
    .requiredOption('--name <name>', 'its name')
    .requiredOption('--contact-email <address>', 'whom visitors may ask')
    .option('--time-zone <zone>', 'e.g. Europe/Berlin', 'UTC')
    .option('--portal-slug <slug>', 'short name of its portal, if another');
  addVerb<Common>(noun, 'list', 'list the organizations, oldest first', async ({ json }) => {
    const organizations = await listOrganizations(operatorOf);
    if (json) return { rows: organizations };
    return organizations.map(({ slug, name, timeZone, createdAt, portals }) => ({
      slug,
      name,
      timeZone,
      createdAt,
      portals: portals.map((portal) => portal.slug + (portal.published ? '' : ' (unpublished)')).join(', '),
    }));
  });
}
