import { may } from '#lib/auth/permissions.ts';
import { dayOf } from '#lib/day.ts';
import { query } from '#lib/operation.ts';
import { personInput } from '#lib/person/schema.ts';
import type { AbsenceRow } from './schema.ts';

const most = 50;

/** When somebody is or was away, the newest 50 first; why is told to stewards only. Of nobody none. */
export const getAbsencesOfPerson = query(
  'person:read',
  personInput,
  async ({ tenant, actor }, { personId }): Promise<AbsenceRow[]> => {
    const rows = await tenant.absence.findMany({
      where: { personId, removedAt: null },
      orderBy: [{ startsOn: 'desc' }, { id: 'asc' }],
      take: most,
      select: { id: true, startsOn: true, backOn: true, reason: true },
    });
    const told = may(actor, 'person:read-private');
    return rows.map(({ id, startsOn, backOn, reason }) => ({
      id,
      startsOn: dayOf(startsOn),
      backOn: dayOf(backOn),
      reason: told ? reason : '',
    }));
  },
);
