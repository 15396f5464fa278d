import { z } from 'zod';
import { may } from '#lib/auth/permissions.ts';
import { Forbidden } from '#lib/errors.ts';
import { query } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { id } from '#lib/text.ts';
import { mayBring } from './link-steps.ts';

const given = z.preprocess((value) => value || null, id.nullable()).prefault('');

const mostChoices = 2_000;

/**
 * What the form for new evidence needs: today, the controls to choose from (none for whoever answers one requirement),
 * and the requirement that is answered. @throws Forbidden for what may not be answered by this actor
 */
export const getAddingForm = query(
  'evidence:add',
  z.strictObject({ control: given, requirement: given }),
  async ({ tenant, actor, now }, input) => {
    const { today } = await organizationDay(tenant, now);
    const found = input.requirement
      ? await tenant.evidenceRequirement.findFirst({
          where: { id: input.requirement, endedAt: null },
          select: {
            id: true,
            what: true,
            controlId: true,
            control: { select: { identifier: true, title: true } },
          },
        })
      : null;
    const asked = found && {
      id: found.id,
      what: found.what,
      controlId: found.controlId,
      control: `${found.control.identifier} ${found.control.title}`,
    };
    const controlIds = asked ? [asked.controlId] : [];
    const editor = may(actor, 'evidence:change');
    if (
      !editor &&
      !(asked && (await mayBring({ tenant, actor }, { controlIds, evidenceRequirementId: asked.id })))
    )
      throw new Forbidden();
    const controls = editor
      ? await tenant.control.findMany({
          where: { archivedAt: null },
          orderBy: { identifier: 'asc' },
          select: { id: true, identifier: true, title: true },
          take: mostChoices,
        })
      : [];
    return { today, asked, controls, chosen: asked ? controlIds : input.control ? [input.control] : [] };
  },
);
