import { z } from 'zod';
import { email, line } from '#lib/text.ts';

const slugProblem =
  'The short name must have 2 to 40 lower-case letters, digits or single hyphens, like northwind-data.';

/** The short name of an organization or portal, as it stands in its URLs. */
export const slug = z
  .string(slugProblem)
  .trim()
  .max(40, slugProblem)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, slugProblem)
  .min(2, slugProblem);

const zones = new Set(Intl.supportedValuesOf('timeZone'));

/** A time zone of the IANA database, or UTC. */
export const timeZone = z
  .string()
  .refine((zone) => zone === 'UTC' || zones.has(zone), 'Please give a time zone like Europe/Berlin or UTC.');

/** A new organization with its portal. Both slugs are unique over the whole installation. */
export const createOrganizationInput = z.strictObject({
  slug,
  name: line('Name', 120),
  timeZone: timeZone.default('UTC'),
  contactEmail: email,
  portalSlug: slug.optional(),
});

/** An organization as operators and its members see it. */
export type OrganizationView = {
  id: string;
  slug: string;
  name: string;
  timeZone: string;
  createdAt: Date;
  portals: { slug: string; published: boolean }[];
};
