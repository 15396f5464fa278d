import { may } from '#lib/auth/permissions.ts';
import { getSettings } from '#lib/setting/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';

/** What a settings page needs: the values, and why this member cannot change them (null if they can). */
export async function readSettingsPage(organization: string) {
  const actor = await memberActor(organization);
  const settings = await page(getSettings(actor, {}));
  const whyNot = may(actor, 'setting:update') ? null : 'Only an owner or admin can change this.';
  return { actor, settings, whyNot };
}
