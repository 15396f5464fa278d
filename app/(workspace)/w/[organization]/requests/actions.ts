'use server';

import { revalidatePath } from 'next/cache';
import { approveAll } from '#lib/access-request/bulk.ts';
import { formatPlural } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { type ActionState, done } from '@/components/form/action-state';

/** Approves every open document of several requests; what cannot be approved is named and left as it is. */
export async function approveRequests(organization: string, picked: unknown): Promise<ActionState> {
  return action(async () => {
    const actor = await memberActor(organization);
    const { approved, failures } = await approveAll(actor, picked);
    revalidatePath(workspacePaths.requests(organization));
    if (failures.length === 0) return done(`${formatPlural(approved, 'request')} approved.`);
    const message = `${formatPlural(approved, 'request')} approved, ${failures.length} not: ${failures.join(' ')}`;
    return { ok: false, message, problems: [] };
  });
}
