import { Conflict, NotFound } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import { shippedFramework } from './catalog.ts';
import { importCrosswalkInput, importFrameworkInput } from './draft-schema.ts';
import { importDraft, importInto, pairsInto } from './import-steps.ts';
import { adoptInput, frameworkInput } from './schema.ts';

/** Adopts an edition that comes with the product: its rows become the organization's own. Again, it changes nothing. */
export const adoptFramework = command('framework:adopt', adoptInput, async (context, { key, version }) => {
  const draft = shippedFramework(key, version);
  if (!draft) throw new NotFound('This framework does not come with Candor. Please import its file.');
  const result = await importDraft(context, draft);
  await context.tenant.framework.updateMany({
    where: { id: result.frameworkId },
    data: { archivedAt: null },
  });
  const { added, changed } = result;
  return {
    result,
    events: [{ subject: `framework:${result.frameworkId}`, data: { key, version, added, changed } }],
  };
});

/**
 * Imports an edition of a framework, all of it or nothing. The same edition again, in whatever form, changes only what
 * is new; a newer one takes the place of the older and the mappings of controls with it.
 */
export const importFramework = command('framework:import', importFrameworkInput, importInto);

/** Imports pairs of related requirements. Those that are there already stay; returns how many are new. */
export const importCrosswalk = command('framework:import', importCrosswalkInput, pairsInto);

/** Takes an edition out of use, or back into it; its rows and mappings stay. Throws NotFound, Conflict. */
export const archiveFramework = command(
  'framework:archive',
  frameworkInput,
  async (context, { frameworkId }) => {
    const { tenant, now } = context;
    const found = await tenant.framework.findFirst({
      where: { id: frameworkId },
      select: { archivedAt: true },
    });
    if (!found) throw new NotFound('There is no such framework.');
    const archivedAt = found.archivedAt ? null : now;
    const { count } = await tenant.framework.updateMany({
      where: { id: frameworkId, archivedAt: found.archivedAt },
      data: { archivedAt },
    });
    if (count === 0) throw new Conflict('Somebody else just changed this framework. Please reload.');
    return {
      result: null,
      events: [{ subject: `framework:${frameworkId}`, data: { archived: archivedAt !== null } }],
    };
  },
);
