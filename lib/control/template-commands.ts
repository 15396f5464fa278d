import { z } from 'zod';
import { dateOf, dayIn } from '#lib/day.ts';
import { Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { id } from '#lib/text.ts';
import { createControls, lockControls } from './steps.ts';
import { requirementIdsByName } from './stored-steps.ts';
import { controlTemplates } from './template.ts';

const framework = 'nist-csf/2.0';

// First evidence is owed six weeks after a control came in: nothing is late, nor due, on its first day.
const daysUntilFirst = 45;

const input = z.strictObject({
  identifiers: z.array(z.string().max(40)).min(1, 'Please choose at least one control.').max(200),
  implementation: z.enum(['planned', 'partial', 'implemented']).default('planned'),
  ownerId: id.nullable().default(null),
  /** Whether the suggested requirements for evidence come along. */
  withEvidence: z.boolean().default(true),
});

/**
 * Adds controls of the library, mapped to the CSF where it is in use, with what evidence they suggest; those whose
 * identifier is taken are skipped. Returns the ids of the new ones. Throws Invalid for one that is not in the library.
 */
export const addControlsFromTemplates = command('control:add', input, async (context, given) => {
  const { tenant, organizationId, now, by } = context;
  const library = new Map(controlTemplates().map((template) => [template.identifier, template]));
  const wanted = [...new Set(given.identifiers)].map((identifier) => {
    const template = library.get(identifier);
    if (!template) throw new Invalid(`There is no control ${identifier} in the library.`);
    return template;
  });
  await lockControls(context);
  if (given.ownerId && !(await tenant.member.count({ where: { id: given.ownerId, removedAt: null } })))
    throw new Invalid([{ path: 'ownerId', message: 'Please choose an owner from the list.' }]);
  const here = await tenant.control.findMany({
    where: { identifier: { in: given.identifiers } },
    select: { identifier: true },
  });
  const taken = new Set(here.map(({ identifier }) => identifier));
  const chosen = wanted.filter(({ identifier }) => !taken.has(identifier));
  const requirements = await requirementIdsByName(tenant, null);
  const contents = chosen.map((template) => ({
    identifier: template.identifier,
    title: template.title,
    description: template.description,
    ownerId: given.ownerId,
    implementation: given.implementation,
    justification: '',
    responsibility: template.responsibility,
    tier: null,
    cadenceDays: null,
    tags: [template.area.toLowerCase()],
    requirements: template.requirements
      .map((identifier) => `${framework} ${identifier}`)
      .filter((name) => requirements.has(name)),
  }));
  const ids = await createControls(context, contents, requirements, 'template');
  if (given.withEvidence) {
    const { timeZone } = await tenant.organization.findFirstOrThrow({ select: { timeZone: true } });
    const start = new Date(now.getTime() + daysUntilFirst * 86_400_000);
    const startsOn = dateOf(dayIn(timeZone, start)) ?? start;
    const asked = chosen.flatMap(({ evidence }, index) =>
      evidence.map((one) => ({ ...one, controlId: ids[index] ?? '', responsibleId: given.ownerId })),
    );
    await tenant.evidenceRequirement.createMany({
      data: asked.map((one) => ({
        ...one,
        organizationId,
        id: newId(),
        startsOn,
        createdAt: now,
        createdBy: by,
      })),
    });
  }
  const data = { controlIds: ids, skipped: wanted.length - chosen.length };
  return {
    result: { ids, skipped: data.skipped },
    events: [{ subject: `organization:${organizationId}`, data }],
  };
});
