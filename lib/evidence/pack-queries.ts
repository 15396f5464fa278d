import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import { optionalDay } from '#lib/day.ts';
import { Invalid } from '#lib/errors.ts';
import { sealedFile } from '#lib/file/stored-file.ts';
import { command, list, nothing, query } from '#lib/operation.ts';
import { id } from '#lib/text.ts';
import { linkedControls, type Pack, readPackRows } from './pack-rows.ts';

/** What goes into a pack: everything, the evidence of one adopted framework, of a period, or of both. */
export const packInput = z
  .strictObject({
    frameworkId: z.preprocess((value) => value || null, id.nullable()).prefault(''),
    from: optionalDay('From').prefault(''),
    to: optionalDay('To').prefault(''),
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, {
    path: ['to'],
    message: 'The period must end after it begins.',
  });

/** A pack as parsed. */
export type PackScope = z.output<typeof packInput>;

/** Writes down who takes which evidence away; returns the moment as of which the pack is made, and whose it is. */
const beginPack = command('evidence:export', packInput, async ({ tenant, now, organizationId }, scope) => {
  const { name } = await tenant.organization.findFirstOrThrow({ select: { name: true } });
  const framework = scope.frameworkId
    ? await tenant.framework.findFirst({
        where: { id: scope.frameworkId },
        select: { key: true, version: true, title: true },
      })
    : null;
  if (scope.frameworkId && !framework)
    throw new Invalid([{ path: 'frameworkId', message: 'This framework is not adopted here.' }]);
  return {
    result: { asOf: now, organization: name, framework },
    events: [{ subject: `organization:${organizationId}`, data: { ...scope } }],
  };
});

const batchInput = z.strictObject({
  scope: z.custom<PackScope>((value) => typeof value === 'object' && value !== null),
  asOf: z.date(),
  after: id.nullable(),
});

/** The next revisions of a pack, by id. */
const readPackBatch = list('evidence:export', batchInput, ({ tenant }, input) => {
  const { asOf, after } = input;
  const { frameworkId, from, to } = input.scope;
  const holds = sql`(${from}::date IS NULL OR coalesce(r."periodEndOn", r."collectedOn") >= ${from}::date)
    AND (${to}::date IS NULL OR coalesce(r."periodStartOn", r."collectedOn") <= ${to}::date)
    AND (${frameworkId}::uuid IS NULL OR EXISTS (SELECT 1 ${linkedControls(asOf)} AND EXISTS (
      SELECT 1 FROM "ControlRequirement" m JOIN "Requirement" q ON q."organizationId" = m."organizationId"
        AND q.id = m."requirementId"
      WHERE m."organizationId" = c."organizationId" AND m."controlId" = c.id AND q."frameworkId" = ${frameworkId}::uuid)))`;
  return readPackRows(tenant, { asOf, after, holds, names: sql`true` });
});

/** A file of the pack, still sealed. @throws NotFound */
const findPackFile = query('evidence:export', z.strictObject({ fileId: id }), ({ tenant }, { fileId }) =>
  sealedFile(tenant, fileId),
);

/** The pack of a framework, a period or of everything, for readers of evidence. @throws Forbidden, Invalid */
export async function openScope(actor: Actor, scope: PackScope): Promise<Pack> {
  const begun = await beginPack(actor, scope);
  return {
    ...begun,
    from: scope.from,
    to: scope.to,
    read: (after) => readPackBatch(actor, { scope, asOf: begun.asOf, after }),
    file: (fileId) => findPackFile(actor, { fileId }),
  };
}

/** Frameworks whose evidence can be packed, by title. */
export const listPackFrameworks = query('evidence:export', nothing, ({ tenant }) =>
  tenant.framework.findMany({
    where: { archivedAt: null },
    orderBy: [{ title: 'asc' }, { version: 'asc' }],
    select: { id: true, title: true, version: true },
  }),
);
