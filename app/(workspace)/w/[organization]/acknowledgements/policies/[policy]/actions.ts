'use server';

import { revalidatePath } from 'next/cache';
import { campaignPaths } from '#lib/duty/campaign-paths.ts';
import { nudge, nudgeAll } from '#lib/duty/nudge-commands.ts';
import { formatPlural, isolated } from '#lib/format.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { listIn } from '@/app/_request/form';
import { done } from '@/components/form/action-state';

/** Reminds chosen people, and says whom it left out. */
export async function nudgeAction(organization: string, policyId: string, dutyIds: readonly string[]) {
  return action(async () => {
    const actor = await memberActor(organization);
    const { told, skipped, more } = await nudge(actor, { policyId, dutyIds: listIn(dutyIds) });
    revalidatePath(campaignPaths.policy(organization, policyId));
    const left = skipped.map(({ name, why }) => `${isolated(name)} (${why})`);
    if (more > 0) left.push(`${more} more`);
    const said = `${formatPlural(told, 'mail')} on the way.`;
    return done(left.length > 0 ? `${said} Left out: ${left.join(', ')}.` : said);
  });
}

/** Reminds everybody who has not confirmed. */
export async function nudgeAllAction(organization: string, policyId: string) {
  return action(async () => {
    const { told, skipped } = await nudgeAll(await memberActor(organization), { policyId });
    revalidatePath(campaignPaths.policy(organization, policyId));
    const said = `${formatPlural(told, 'mail')} on the way.`;
    return done(
      skipped > 0 ? `${said} ${formatPlural(skipped, 'person', 'people')} got one today already.` : said,
    );
  });
}
