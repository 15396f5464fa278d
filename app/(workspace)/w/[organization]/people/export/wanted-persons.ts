import type { MemberActor } from '#lib/auth/actor.ts';
import { everyPage } from '#lib/csv.ts';
import { listPersonChoices } from '#lib/person/queries.ts';
import type { PersonSheetRow } from '#lib/person/sheet.ts';
import { exportPersons } from '#lib/person/sheet-queries.ts';
import { listParams } from '@/components/table/list-params';
import { personSpec } from '../_components/person-spec';

/** The persons that an address asks for, page by page, in its order. */
export async function wantedPersons(
  actor: MemberActor,
  query: Record<string, string>,
): Promise<AsyncGenerator<readonly PersonSheetRow[]>> {
  const spec = personSpec(await listPersonChoices(actor, {}));
  const { after: _, before: __, ...wanted } = listParams(spec, query);
  return everyPage((after) => exportPersons(actor, { ...wanted, after }));
}
