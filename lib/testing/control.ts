import { newId } from '#lib/id.ts';
import { arrange, type World } from './world.ts';

/** What `addControl` needs at least. */
export const plainControl = {
  identifier: 'AC-01',
  title: 'Single sign-on',
  implementation: 'implemented',
  responsibility: 'us',
} as const;

/** Puts a framework with these requirements into the organization; returns their ids by identifier. */
export async function arrangeFramework(
  world: World,
  framework: { key: string; version: string },
  identifiers: readonly string[],
): Promise<Map<string, string>> {
  const { organizationId } = world;
  const frameworkId = newId();
  return arrange(world, async (tenant) => {
    await tenant.framework.create({
      data: {
        organizationId,
        id: frameworkId,
        ...framework,
        title: framework.key,
        origin: 'test',
        adoptedAt: new Date(),
        adoptedBy: 'operator:test',
      },
    });
    const rows = identifiers.map((identifier, position) => ({
      organizationId,
      id: newId(),
      frameworkId,
      identifier,
      kind: 'subcategory',
      position,
      title: `Outcome ${identifier}`,
    }));
    await tenant.requirement.createMany({ data: rows });
    return new Map(rows.map((row) => [row.identifier, row.id]));
  });
}
