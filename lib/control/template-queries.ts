import { nothing, query } from '#lib/operation.ts';
import { type ControlTemplate, controlTemplates } from './template.ts';

/** A control of the library, and whether its identifier is taken here already. */
export type TemplateRow = ControlTemplate & { taken: boolean };

/** The library of controls; `mapped` says whether the CSF 2.0 is in use, to which they are mapped. */
export const getControlTemplates = query(
  'control:add',
  nothing,
  async ({ tenant }): Promise<{ templates: TemplateRow[]; mapped: boolean }> => {
    const all = controlTemplates();
    const taken = await tenant.control.findMany({
      where: { identifier: { in: all.map(({ identifier }) => identifier) } },
      select: { identifier: true },
    });
    const known = new Set(taken.map(({ identifier }) => identifier));
    const frameworks = await tenant.framework.count({
      where: { key: 'nist-csf', version: '2.0', archivedAt: null },
    });
    return {
      templates: all.map((template) => ({ ...template, taken: known.has(template.identifier) })),
      mapped: frameworks > 0,
    };
  },
);
