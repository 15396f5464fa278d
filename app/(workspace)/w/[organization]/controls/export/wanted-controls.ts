import type { MemberActor } from '#lib/auth/actor.ts';
import { listControlChoices } from '#lib/control/queries.ts';
import type { ControlSheetRow } from '#lib/control/sheet.ts';
import { exportControls } from '#lib/control/sheet-queries.ts';
import { everyPage } from '#lib/csv.ts';
import { listParams } from '@/components/table/list-params';
import { controlSpec } from '../_components/control-spec';

/** The controls that an address asks for, page by page, in its order. */
export async function wantedControls(
  actor: MemberActor,
  query: Record<string, string>,
): Promise<AsyncGenerator<readonly ControlSheetRow[]>> {
  const spec = controlSpec(await listControlChoices(actor, {}));
  const { after: _, before: __, ...wanted } = listParams(spec, query);
  return everyPage((after) => exportControls(actor, { ...wanted, after }));
}
