import { sql } from 'kysely';
import { type Page, readPage } from '#lib/list.ts';
import { list } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { listPersonsInput } from './list-schema.ts';
import { matching, orderOf, standingSql } from './matching-steps.ts';
import type { PersonSheetRow } from './sheet.ts';

/** Persons with everything that a table holds of them, a page at a time. */
export const exportPersons = list(
  'person:export',
  listPersonsInput,
  async ({ tenant, now }, input): Promise<Page<PersonSheetRow>> => {
    const { today } = await readOrganizationDay(tenant, now);
    const rows = matching(tenant, input, today)
      .leftJoin('Person as m', (join) =>
        join.onRef('m.organizationId', '=', 'p.organizationId').onRef('m.id', '=', 'p.managerId'),
      )
      .select([
        'p.id',
        'p.email',
        'p.name',
        'p.team',
        'p.role',
        'p.location',
        'm.email as managerEmail',
        sql<string | null>`p."startedOn"::text`.as('startedOn'),
        sql<string | null>`p."leftOn"::text`.as('leftOn'),
        'p.privateEmail',
        'p.locale',
        'p.externalId',
        standingSql(today).as('standing'),
      ]);
    return readPage(rows, orderOf(input.sort), input, 0);
  },
);
