import { may } from '#lib/auth/permissions.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Invalid, NotFound, Stale } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { type CommandContext, command } from '#lib/operation.ts';
import {
  addTemplateInput,
  changeTemplateInput,
  endItemInput,
  itemInput,
  makeChecklistInput,
  type TemplateItem,
  templateInput,
} from './schema.ts';
import { createChecklist, dayFor } from './steps.ts';

type Writing = { tenant: Tenant; organizationId: string };

async function writeItems(
  { tenant, organizationId }: Writing,
  templateId: string,
  items: readonly TemplateItem[],
) {
  const owners = [...new Set(items.flatMap((one) => (one.ownerKind === 'member' ? [one.ownerId] : [])))];
  if ((await tenant.member.count({ where: { id: { in: owners }, removedAt: null } })) !== owners.length)
    throw new Invalid([{ path: 'items', message: 'Somebody chosen here is no member any more.' }]);
  await tenant.checklistTemplateItem.deleteMany({ where: { templateId } });
  await tenant.checklistTemplateItem.createMany({
    data: items.map((one, position) => ({
      organizationId,
      templateId,
      position,
      title: one.title,
      ownerKind: one.ownerKind,
      ownerId: one.ownerKind === 'member' ? one.ownerId : null,
      ownerRole: one.ownerKind === 'role' ? one.ownerRole : null,
      dueDays: one.dueDays,
    })),
  });
}

async function requireFreeName(tenant: Tenant, name: string): Promise<void> {
  if ((await tenant.checklistTemplate.count({ where: { name } })) > 0)
    throw new Conflict('There is a template with this name already, perhaps an archived one.');
}

/** Adds a template with its items, and returns its id. Throws Invalid; Conflict where its name is taken. */
export const addTemplate = command('checklist:change-template', addTemplateInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const { items, ...fields } = input;
  await requireFreeName(tenant, fields.name);
  const id = newId();
  await tenant.checklistTemplate.create({
    data: { organizationId, id, ...fields, createdAt: now, createdBy: by },
    select: { id: true },
  });
  await writeItems(context, id, items);
  const data = { kind: fields.kind, automatic: fields.automatic, items: items.length };
  return { result: id, events: [{ subject: `checklist-template:${id}`, data }] };
});

async function lockTemplate(tenant: Tenant, templateId: string) {
  await tenant.$queryRaw`SELECT id FROM "ChecklistTemplate" WHERE id = ${templateId}::uuid FOR NO KEY UPDATE`;
  const template = await tenant.checklistTemplate.findFirst({
    where: { id: templateId },
    select: { name: true, kind: true, archivedAt: true },
  });
  if (!template) throw new NotFound('There is no such template.');
  if (template.archivedAt) throw new Conflict('This template is archived. Restore it first.');
  return template;
}

/** Changes a template; lists that were made stay as they are. Throws NotFound, Invalid, Conflict. */
export const changeTemplate = command(
  'checklist:change-template',
  changeTemplateInput,
  async (context, input) => {
    const { tenant } = context;
    const { templateId, revision, items, ...fields } = input;
    const before = await lockTemplate(tenant, templateId);
    if (fields.name !== before.name) await requireFreeName(tenant, fields.name);
    const { count } = await tenant.checklistTemplate.updateMany({
      where: { id: templateId, revision },
      data: { ...fields, revision: revision + 1 },
    });
    if (count === 0) throw new Stale('this template');
    await writeItems(context, templateId, items);
    const data = { revision: revision + 1, automatic: fields.automatic, items: items.length };
    return { result: undefined, events: [{ subject: `checklist-template:${templateId}`, data }] };
  },
);

/** Archives a template: no list is made from it any more. Throws NotFound, Conflict. */
export const archiveTemplate = command('checklist:change-template', templateInput, async (context, input) => {
  const { templateId } = input;
  await lockTemplate(context.tenant, templateId);
  await context.tenant.checklistTemplate.updateMany({
    where: { id: templateId },
    data: { archivedAt: context.now },
  });
  const data = { archived: true };
  return { result: undefined, events: [{ subject: `checklist-template:${templateId}`, data }] };
});

/** Takes a template out of the archive. Throws NotFound. */
export const restoreTemplate = command('checklist:change-template', templateInput, async (context, input) => {
  const { templateId } = input;
  const { count } = await context.tenant.checklistTemplate.updateMany({
    where: { id: templateId, archivedAt: { not: null } },
    data: { archivedAt: null },
  });
  if (count === 0) throw new NotFound('There is no such archived template.');
  const data = { restored: true };
  return { result: undefined, events: [{ subject: `checklist-template:${templateId}`, data }] };
});

/** Makes a list for a person, and returns its id. Throws NotFound, Invalid without a day, Conflict where there is one. */
export const makeChecklist = command('checklist:make', makeChecklistInput, async (context, input) => {
  const { tenant } = context;
  const { templateId, personId } = input;
  const { kind } = await lockTemplate(tenant, templateId);
  const person = await tenant.person.findFirst({
    where: { id: personId, erasedAt: null },
    select: { startedOn: true, leftOn: true },
  });
  if (!person) throw new NotFound('There is no such person.');
  const day = input.day ?? dayFor(kind, person);
  if (!day) {
    const message = `It is not known when this person ${kind === 'joiner' ? 'joins' : 'leaves'}. Please give a day.`;
    throw new Invalid([{ path: 'day', message }]);
  }
  const id = await createChecklist(context, { templateId, personId, day });
  if (!id) throw new Conflict('This person has this list for this day already.');
  return { result: id, events: [{ subject: `checklist:${id}`, data: { templateId, personId, day } }] };
});

/** The item, held; it is there for whoever is to do it, and for those who make lists. Throws NotFound. */
async function lockItem(context: CommandContext, itemId: string) {
  const { tenant, actor } = context;
  await tenant.$queryRaw`SELECT id FROM "ChecklistItem" WHERE id = ${itemId}::uuid FOR NO KEY UPDATE`;
  const found = await tenant.checklistItem.findFirst({
    where: { id: itemId },
    select: { checklistId: true, ownerId: true, ownerRole: true, endedAt: true },
  });
  const own =
    actor.kind === 'member' &&
    (found?.ownerId === actor.memberId || actor.roles.some((role) => role === found?.ownerRole));
  if (!found || !(own || may(actor, 'checklist:make'))) throw new NotFound('There is no such item.');
  return found;
}

/** Ends an item as done or not needed. Throws NotFound for what is nobody's business, Conflict when it has ended. */
export const endItem = command('checklist:tick', endItemInput, async (context, input) => {
  const { itemId, outcome, note } = input;
  const { checklistId } = await lockItem(context, itemId);
  const { count } = await context.tenant.checklistItem.updateMany({
    where: { id: itemId, endedAt: null },
    data: { endedAt: context.now, endedBy: context.by, outcome, note },
  });
  if (count === 0) throw new Conflict('This is ticked already.');
  return { result: undefined, events: [{ subject: `checklist:${checklistId}`, data: { itemId, outcome } }] };
});

/** Opens an item again. Throws NotFound, Conflict when it is open. */
export const reopenItem = command('checklist:tick', itemInput, async (context, { itemId }) => {
  const { checklistId } = await lockItem(context, itemId);
  const { count } = await context.tenant.checklistItem.updateMany({
    where: { id: itemId, endedAt: { not: null } },
    data: { endedAt: null, endedBy: null, outcome: null, note: '' },
  });
  if (count === 0) throw new Conflict('This is open.');
  const data = { itemId, reopened: true };
  return { result: undefined, events: [{ subject: `checklist:${checklistId}`, data }] };
});
