import type { Tenant } from '#lib/db/tenant.ts';
import { type SettingSection, type SettingValue, settingSections } from './schema.ts';

/** What the organization decided in a section; its defaults where it has not decided yet. */
export async function readSetting<Section extends SettingSection>(
  tenant: Tenant,
  section: Section,
): Promise<SettingValue<Section>> {
  const row = await tenant.setting.findFirst({ where: { section }, select: { value: true } });
  const schema: { parse: (value: unknown) => unknown } = settingSections[section];
  return schema.parse(row?.value ?? {}) as SettingValue<Section>;
}
