import { z } from 'zod';
import { NotFound } from '#lib/errors.ts';
import { nothing, query } from '#lib/operation.ts';
import { id } from '#lib/text.ts';
import type { VisitorChoice } from './issue-schema.ts';

/** The visitor who is chosen from the start, if one is. Throws NotFound. */
export const findVisitorChoice = query(
  'grant:issue',
  z.strictObject({ visitorId: id.nullable() }),
  async ({ tenant }, { visitorId }): Promise<VisitorChoice | null> => {
    if (visitorId === null) return null;
    const select = { id: true, name: true, email: true, company: true };
    const visitor = await tenant.visitor.findFirst({ where: { id: visitorId }, select });
    if (!visitor) throw new NotFound('There is no such visitor.');
    return visitor;
  },
);

/** Whether this actor may give at all: asked before a file is read. Throws Forbidden. */
export const requireIssuer = query('grant:issue', nothing, async () => null);
